import { buildSchema } from 'graphql';
import { RawText } from '../../platform/raw-text';
import type { FetchRewrite, RequiresSelection } from '../plan/plan-types';
import { compileRepresentation } from './representation';
import { collectRepresentations } from './representation-list';
import type { ResultObject } from './result-object';

const schema = buildSchema(`
  scalar Json
  type Query { listings: [Listing], places: [Place] }
  type Theme { code: ID!, name: String }
  type Listing { id: ID!, no: Int, title: String, themes: [Theme!], form: Theme, about: Json }
  type Place { code: ID, name: String }
`);

const field = (name: string, ...selections: RequiresSelection[]): RequiresSelection => ({
  kind: 'Field',
  name,
  selections,
});
const on = (type: string, ...selections: RequiresSelection[]): RequiresSelection => ({
  kind: 'InlineFragment',
  typeCondition: type,
  selections,
});

function collect(
  requires: readonly RequiresSelection[],
  found: readonly ResultObject[],
  inputRewrites?: readonly FetchRewrite[],
) {
  const possibleTypes = new Map(
    ['Listing', 'Place', 'Theme'].map((name) => [name, new Set([name])] as const),
  );
  const represent = compileRepresentation({
    requires,
    inputRewrites,
    schema,
    possibleTypes,
    subgraphTypes: undefined,
  });
  const unanswered = new Set<ResultObject>();
  const { representations, objects } = collectRepresentations(found, represent, unanswered);
  const places = objects.map((same) => same.map((object) => found.indexOf(object)));
  return { representations, places, unanswered: [...unanswered].map((one) => found.indexOf(one)) };
}

const listing = (...selections: RequiresSelection[]) => [
  on('Listing', field('__typename'), field('id'), ...selections),
];
const one = (id: unknown, more: ResultObject = {}): ResultObject => ({
  __typename: 'Listing',
  id,
  ...more,
});

describe('representations', () => {
  it('come once for all objects that they stand for', () => {
    const found = [one('a'), one('b'), one('a'), one('a')];
    const { representations, places } = collect(listing(), found);
    expect(representations.read()).toEqual([one('a'), one('b')]);
    expect(places).toEqual([[0, 2, 3], [1]]);
  });

  it('tell apart what differs in another key, and types', () => {
    const requires = [...listing(field('no')), on('Place', field('__typename'), field('code'))];
    const place = { __typename: 'Place', code: 'a' };
    const found = [
      one('a', { no: 1 }),
      one('a', { no: 2 }),
      place,
      one('a', { no: 2 }),
      { ...place },
      one('a', { no: 1 }),
    ];
    const { representations, places } = collect(requires, found);
    expect(representations.length).toBe(3);
    expect(places).toEqual([
      [0, 5],
      [1, 3],
      [2, 4],
    ]);
  });

  it('compare what is below their keys', () => {
    const themes = (...codes: string[]) => ({
      themes: codes.map((code) => ({ code, name: code })),
    });
    const found = [one('a', themes('x')), one('a', themes('x', 'y')), one('a', themes('x'))];
    const { representations, places } = collect(listing(field('themes', field('code'))), found);
    expect(places).toEqual([[0, 2], [1]]);
    expect(representations.read()[1]).toEqual(one('a', { themes: [{ code: 'x' }, { code: 'y' }] }));
  });

  it('find equal texts whether they were decoded or not', () => {
    const found = [one(new RawText('\\u00e4')), one(new RawText('\\u00e4'))];
    const { representations, places } = collect(listing(), found);
    expect(places).toEqual([[0, 1]]);
    expect(representations.read()).toEqual([one('ä')]);
  });

  it('are not made of what failed, nor of what has no name', () => {
    const requires = [on('Place', field('__typename'), field('code'), field('name'))];
    const place = (more: ResultObject): ResultObject => ({ __typename: 'Place', ...more });
    const found = [
      place({ code: 'a' }),
      place({ code: null, name: null }),
      place({ code: null, name: 'b' }),
    ];
    const { places, unanswered } = collect(requires, found);
    expect(places).toEqual([[2]]);
    expect(unanswered).toEqual([1]);
  });

  it('are not made where a key is null that cannot be', () => {
    const { representations, unanswered } = collect(listing(), [one(null)]);
    expect(representations.length).toBe(0);
    expect(unanswered).toEqual([]);
  });

  it('say the same as text and as values', () => {
    const about = { text: new RawText('a\\"b'), list: [1, null] };
    const found = [
      one('"', { form: { code: 'f' }, themes: [{ code: 't' }, null], about, title: null }),
      one(7, { form: null, themes: null, about: [true], title: new RawText('\\u0000') }),
    ];
    const requires = listing(
      field('form', field('code')),
      field('themes', field('code')),
      field('about'),
      field('title'),
    );
    const { representations } = collect(requires, found);
    expect(representations.length).toBe(2);
    expect(JSON.parse(representations.write())).toEqual(representations.read());
    expect(representations.read()[0]).toEqual(
      one('"', {
        form: { code: 'f' },
        themes: [{ code: 't' }, null],
        about: { text: 'a"b', list: [1, null] },
        title: null,
      }),
    );
  });

  it('leave the objects alone that they rewrite', () => {
    const rename: FetchRewrite = {
      KeyRenamer: { path: [{ TypenameEquals: ['Listing'] }, { Key: 'no' }], renameKeyTo: 'number' },
    };
    const found = [one('a', { no: 1 }), one('b', { no: null })];
    const { representations } = collect(listing(field('no')), found, [rename]);
    expect(representations.read()).toEqual([one('a', { number: 1 }), one('b', { number: null })]);
    expect(JSON.parse(representations.write())).toEqual(representations.read());
    expect(found[0]).toEqual(one('a', { no: 1 }));
  });
});
