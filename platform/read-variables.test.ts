import {
  buildSchema,
  getVariableValues,
  type GraphQLEnumType,
  GraphQLError,
  type GraphQLScalarType,
  parse,
  type OperationDefinitionNode,
} from 'graphql';
import { compileVariables } from './read-variables';

const schema = buildSchema(`
  scalar Day
  scalar Anything
  enum Size { SMALL LARGE }
  input Point { x: Float! y: Float! = 0 label: String }
  input Shape {
    name: String! = "shape" size: Size points: [Point!]! inner: Shape tags: [[String]] day: Day
  }
  input Either @oneOf { one: Int two: Int }
  input Odd { constructor: Int toString: Int }
  type Query { field(id: ID, is: Boolean): Int }`);

(schema.getType('Day') as GraphQLScalarType).parseValue = (value) => {
  if (value === 'nothing') return undefined;
  if (typeof value !== 'string') throw new GraphQLError('A day is text.');
  return new Date(`${value}T00:00:00Z`);
};
const size = schema.getType('Size') as GraphQLEnumType;
Object.assign(size.getValue('SMALL') ?? {}, { value: 1 });

const definitionsOf = (text: string) => {
  const [operation] = parse(`query (${text}) { field }`, { noLocation: true }).definitions;
  return (operation as OperationDefinitionNode).variableDefinitions ?? [];
};

function bothReadings(text: string, given: Readonly<Record<string, unknown>>) {
  const definitions = definitionsOf(text);
  return {
    ours: compileVariables(schema, definitions)(given),
    theirs: getVariableValues(schema, definitions, given).coerced ?? null,
  };
}

const aPoint = { x: 1, y: 2.5, label: null };

describe('what graphql-js reads', () => {
  it.each<[string, Record<string, unknown>]>([
    ['$a: Int, $b: String! = "b", $c: [Int] = [1, 2], $d: Point = { x: 3 }', {}],
    ['$a: Int, $b: String! = "b"', { a: null, b: 'given' }],
    ['$a: Int', { a: undefined, stranger: 1 }],
    ['$a: ID!, $b: Float!, $c: Boolean!', { a: 7, b: 1, c: false }],
    ['$a: [Int!]!', { a: [1, 2, 3] }],
    ['$a: [[Int]]', { a: [[1, null], null, []] }],
    ['$a: Size!, $b: Size', { a: 'SMALL', b: 'LARGE' }],
    ['$a: Day', { a: '2026-11-28' }],
    ['$a: Anything', { a: { deep: [{ inside: null }] } }],
    ['$a: Point!', { a: { label: 'first', x: 1 } }],
    ['$a: Shape', { a: { points: [aPoint, { x: 0 }], tags: [['a', null], null], size: 'SMALL' } }],
    [
      '$a: Shape!',
      { a: { points: [], inner: { points: [aPoint], inner: null, day: '2026-01-01' } } },
    ],
    ['$a: Shape', { a: Object.assign(Object.create(null) as object, { points: [] }) }],
    ['$a: Shape', { a: { points: [], size: undefined, day: null } }],
  ])('(%s) of %j', (text, given) => {
    const { ours, theirs } = bothReadings(text, given);
    expect(ours).not.toBeNull();
    expect(ours).toEqual(theirs);
    expect(JSON.stringify(ours)).toBe(JSON.stringify(theirs));
  });
});

describe('is asked itself about what it would refuse', () => {
  it.each<[string, Record<string, unknown>]>([
    ['$a: Int!', {}],
    ['$a: Int!', { a: null }],
    ['$a: Int!', { a: undefined }],
    ['$a: Int', { a: 'text' }],
    ['$a: Int', { a: 2 ** 40 }],
    ['$a: Size', { a: 'HUGE' }],
    ['$a: Size', { a: 1 }],
    ['$a: [Int!]', { a: [1, null] }],
    ['$a: Day', { a: 5 }],
    ['$a: Day', { a: 'nothing' }],
    ['$a: Point', { a: {} }],
    ['$a: Point', { a: [] }],
    ['$a: Point', { a: 'x' }],
    ['$a: Point', { a: { x: 1, z: 2 } }],
    ['$a: Point', { a: { x: 1, y: null } }],
    ['$a: Point', { a: JSON.parse('{ "x": 1, "__proto__": { "y": 2 } }') as object }],
    ['$a: Shape', { a: { points: [{ x: 'one' }] } }],
    ['$a: Shape', { a: { points: [], stranger: undefined } }],
    ['$a: Nobody', { a: 1 }],
    ['$a: Query', { a: 1 }],
  ])('(%s) of %j', (text, given) => {
    expect(bothReadings(text, given)).toEqual({ ours: null, theirs: null });
  });
});

describe('is asked itself about what it reads in a way of its own', () => {
  it.each<[string, Record<string, unknown>]>([
    ['$a: [Int]', { a: 1 }],
    ['$a: [Int]', { a: new Set([1]) }],
    ['$a: Either', { a: { one: 1 } }],
    ['$a: Odd', { a: { constructor: 1, toString: 1 } }],
  ])('(%s) of %j', (text, given) => {
    const { ours, theirs } = bothReadings(text, given);
    expect(ours).toBeNull();
    expect(theirs).not.toBeNull();
  });
});

it('gives each request values of its own', () => {
  const read = compileVariables(schema, definitionsOf('$a: Shape = { points: [{ x: 1 }] }'));
  expect(read({})?.['a']).not.toBe(read({})?.['a']);
  const given = { a: { points: [aPoint] } };
  expect(read(given)?.['a']).not.toBe(given.a);
});
