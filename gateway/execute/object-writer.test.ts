import { buildSchema, Kind, parse } from 'graphql';
import { RawText } from '../../platform/raw-text';
import { specialiseAfter } from '../../platform/specialised';
import type { TreeStrings } from './answer-writer';
import { nothingDenied } from '../plan/authorization';
import { compileProjection } from './projection';
import { newWriteState } from './write-state';

const schema = buildSchema(`
  type Query { thing: Thing, sure: Thing!, things: [Thing!], node: Node }
  interface Node { id: ID! }
  type Thing implements Node {
    id: ID!, name: String, count: Int, share: Float, open: Boolean, kind: Kind, any: Any
    must: String!, thing: Thing, things: [Thing]
  }
  type Other implements Node { id: ID! }
  enum Kind { GROUP EVENT }
  scalar Any
`);

const plain: TreeStrings = { isPlain: true, hasRawText: false };
const mixed: TreeStrings = { isPlain: false, hasRawText: false };
const raw: TreeStrings = { isPlain: true, hasRawText: true };

describe.each([
  ['in general', Number.POSITIVE_INFINITY],
  ['by code of its own', 0],
])('an object is written, %s,', (_, runs) => {
  beforeEach(() => specialiseAfter(runs));
  afterAll(() => specialiseAfter(100));

  function written(query: string, root: unknown, strings = plain) {
    const [operation] = parse(query, { noLocation: true }).definitions;
    if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('No operation');
    const none = new Map<string, never>();
    const planned = { fragments: none, clientKeys: none, clientVariables: none };
    const projection = compileProjection({
      schema,
      operation: { kind: 'query', operation, ...planned },
      conditions: {},
      denied: nothingDenied,
    });
    const state = newWriteState(strings);
    const isThere = projection.write(root, state);
    return { text: isThere ? state.out.finish().toString() : null, flawed: state.flawed };
  }
  const fine = (text: string) => ({ text, flawed: false });
  const flawed = (text: string | null) => ({ text, flawed: true });

  const leaves = '{ thing { id name count share open kind any } }';
  const thing = { id: 'a', name: 'b', count: 1, share: 0.5, open: true, kind: 'EVENT', any: [1] };

  it('with leaves of every type', () =>
    expect(written(leaves, { thing })).toEqual(fine(JSON.stringify({ thing }))));

  it.each(['name', 'count', 'share', 'open', 'kind', 'any'])('with null for its %s', (name) => {
    const root = { thing: { ...thing, [name]: null } };
    expect(written(leaves, root)).toEqual(fine(JSON.stringify(root)));
  });

  it.each([
    ['name', 1],
    ['count', 1.5],
    ['count', '1'],
    ['share', Number.NaN],
    ['open', 'true'],
    ['kind', 'NONE'],
    ['name', undefined],
  ])('with null where its %s is %p, which is told', (name, value) => {
    const text = JSON.stringify({ thing: { ...thing, [name]: null } });
    expect(written(leaves, { thing: { ...thing, [name]: value } })).toEqual(flawed(text));
  });

  it('with numbers as IDs', () =>
    expect(written('{ thing { name id } }', { thing: { id: 7, name: 'x' } })).toEqual(
      fine('{"thing":{"name":"x","id":"7"}}'),
    ));

  it('with texts that need escapes', () => {
    const root = { thing: { id: '"\\', name: 'ä\n' } };
    expect(written('{ thing { id name } }', root, mixed)).toEqual(fine(JSON.stringify(root)));
  });

  it('with texts as they came', () => {
    const json = Buffer.from('ä\\n"'.replace('"', '')).toString('latin1');
    const root = { thing: { id: 'a', name: new RawText(json), kind: new RawText('GROUP') } };
    expect(written('{ thing { id name kind } }', root, raw)).toEqual(
      fine('{"thing":{"id":"a","name":"ä\\n","kind":"GROUP"}}'),
    );
  });

  it('under the names that were asked for, types in between', () =>
    expect(
      written('{ a: thing { __typename x: id __typename2: __typename y: name } }', {
        a: { x: '1', y: '2' },
      }),
    ).toEqual(fine('{"a":{"__typename":"Thing","x":"1","__typename2":"Thing","y":"2"}}')));

  it('with nothing but its type', () =>
    expect(written('{ thing { __typename } }', { thing: {} })).toEqual(
      fine('{"thing":{"__typename":"Thing"}}'),
    ));

  it('as null where a value is missing that must be there', () => {
    const query = '{ thing { name thing { id must } things { must } open } }';
    const root = {
      thing: {
        name: 'a',
        thing: { id: '1', must: null },
        things: [{ must: 'x' }, {}, null],
        open: false,
      },
    };
    const expected = {
      thing: { name: 'a', thing: null, things: [{ must: 'x' }, null, null], open: false },
    };
    expect(written(query, root)).toEqual(flawed(JSON.stringify(expected)));
  });

  it('as null where null is what must not be there', () =>
    expect(written('{ thing { must } }', { thing: { must: null } })).toEqual(
      flawed('{"thing":null}'),
    ));

  it('as null, with all above it up to where null may be', () => {
    expect(written('{ sure { thing { id } must } }', { sure: { must: null } })).toEqual(
      flawed(null),
    );
    expect(written('{ things { must } }', { things: [{ must: 'x' }, { must: null }] })).toEqual(
      flawed('{"things":null}'),
    );
  });

  it('as null where there is something else', () => {
    for (const value of ['text', 1, new RawText('x')])
      expect(written('{ thing { id } }', { thing: value })).toEqual(flawed('{"thing":null}'));
    expect(written('{ thing { id } }', { thing: null })).toEqual(fine('{"thing":null}'));
  });

  it('by what is asked of its type', () => {
    const query = '{ node { ... on Thing { name } ... on Other { id __typename } } }';
    const of = (node: object) => written(query, { node });
    expect(of({ __typename: 'Thing', name: 'a' })).toEqual(fine('{"node":{"name":"a"}}'));
    expect(of({ __typename: 'Other', id: 'b' })).toEqual(
      fine('{"node":{"id":"b","__typename":"Other"}}'),
    );
    expect(of({ __typename: 'Forged' })).toEqual(flawed('{"node":null}'));
    expect(of({ name: 'a' })).toEqual(flawed('{"node":null}'));
  });
});
