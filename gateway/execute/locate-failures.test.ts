import { buildSchema, Kind, parse } from 'graphql';
import type { Failure } from './failure';
import { locateFailures } from './locate-failures';
import { compilePath, type PositionPath } from './positions';
import { nothingDenied } from '../plan/authorization';
import { compileProjection } from './projection';
import type { ObjectProjection } from './projection-nodes';
import type { ResultObject } from './result-object';

const schema = buildSchema(`
  type Query { things: [Thing!] best: Thing }
  type Thing { price: Int }
`);

/** A result tree that counts how often its list is looked at. */
function treeOf(things: readonly ResultObject[]) {
  const visits = { count: 0 };
  const root = {
    get things() {
      visits.count += 1;
      return things;
    },
    best: things[0],
  };
  return { root: root as unknown as ResultObject, visits };
}

const listed: readonly PositionPath[] = [compilePath([{ Field: 'things' }, '@'], new Map())];

const failureOf = (object: ResultObject, paths = listed, message = 'Lost'): Failure => ({
  kind: 'entity',
  subgraph: 'prices',
  error: { message },
  paths,
  objects: new Set([object]),
  rest: ['price'],
  isShared: false,
});

function projectionOf(query: string): ObjectProjection {
  const [operation] = parse(query, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('No operation');
  const none = new Map<string, never>();
  const names = { fragments: none, clientKeys: none, clientVariables: none };
  const planned = { kind: 'query' as const, operation, ...names };
  return compileProjection({ schema, operation: planned, conditions: {}, denied: nothingDenied });
}

describe('the message of an error', () => {
  const told = (message: string, extensions?: Record<string, unknown>) => {
    const { root } = treeOf([]);
    const failure: Failure = {
      kind: 'root',
      subgraph: 'prices',
      error: { message, extensions },
      path: ['things'],
    };
    const [error] = locateFailures([failure], root, projectionOf('{ things { price } }'));
    return error!.make();
  };

  it('has its beginning and its end, however long a value it repeats', () => {
    const value = '😀'.repeat(100_000);
    const { message } = told(`got "${value}" at "a.b"; write HH:MM.`, { code: 'BAD_USER_INPUT' });
    expect(message.length).toBeLessThan(1_010);
    expect(message).toMatch(/^got "😀+ … 😀+" at "a\.b"; write HH:MM\.$/u);
  });

  it('says of too many wrong values that they are the client’s', () => {
    const error = told(
      'Too many errors processing variables, error limit reached. Execution aborted.',
    );
    expect(error.message).toBe('The variables have more problems than are told: mend these first.');
    expect(error.extensions).toEqual({ code: 'BAD_USER_INPUT', serviceName: 'prices' });
  });
});

describe('errors of entities', () => {
  const projection = projectionOf('{ things { price } best { price } }');
  const things: readonly ResultObject[] = Array.from({ length: 50 }, () => ({}));

  it('are placed by one walk through the tree, however many there are', () => {
    const { root, visits } = treeOf(things);
    const failures = things.map((thing) => failureOf(thing));
    const errors = locateFailures(failures, root, projection);
    expect(errors.map(({ path }) => path)).toEqual(
      things.map((_, index) => ['things', index, 'price']),
    );
    // Once to find the objects, and once for each error on the way to the client's own keys.
    expect(visits.count).toBe(1 + things.length);
  });

  it('are told at every position of their object', () => {
    const { root } = treeOf(things);
    const paths = [...listed, compilePath([{ Field: 'best' }], new Map())];
    const [first, second] = things as [ResultObject, ResultObject];
    const errors = locateFailures(
      [failureOf(first, paths), failureOf(second, paths)],
      root,
      projection,
    );
    expect(errors.map(({ path }) => path)).toEqual([
      ['things', 0, 'price'],
      ['best', 'price'],
      ['things', 1, 'price'],
    ]);
  });

  it('that name no entity stand once, where their objects have their way in common', () => {
    const { root, visits } = treeOf(things);
    const all = new Set(things);
    const failures = Array.from({ length: 50 }, (_, index): Failure => ({
      ...failureOf({}, listed, `Lost ${index}`),
      kind: 'entity',
      paths: listed,
      objects: all,
      rest: [],
      isShared: true,
    }));
    const errors = locateFailures(failures, root, projection);
    expect(errors.map(({ path }) => path)).toEqual(failures.map(() => ['things']));
    expect(visits.count).toBe(1 + failures.length);
  });
});
