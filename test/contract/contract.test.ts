import { ask, codesOf, type HttpAnswer, type Question } from '../support/graphql-client';
import { issueTokens, type CallerName, type Tokens } from './callers';
import { filterCases, queryCases } from './queries';
import { inputCases, newListing, refusalCases } from './refusals';
import { startWirings, type Wiring, type Wirings } from './wirings';

let wirings: Wirings;
let tokens: Tokens;
beforeAll(async () => {
  wirings = await startWirings();
  tokens = await issueTokens(wirings.key);
}, 60_000);
afterAll(() => wirings.close());

interface AskedBy extends Omit<Question, 'token'> {
  readonly as?: CallerName;
}

/** Asks both wirings, holds the one to the other, and gives the answer. */
async function askBoth({ as, ...question }: AskedBy): Promise<HttpAnswer> {
  const asked = as === undefined ? question : { ...question, token: tokens[as] };
  const inProcess = await ask(wirings.inProcess.url, asked);
  expect(await ask(wirings.distributed.url, asked)).toEqual(inProcess);
  return inProcess;
}

describe('Both wirings', () => {
  it.each(queryCases)('$title', async (question) => {
    const answer = await askBoth(question);
    expect({ codes: codesOf(answer), status: answer.status }).toEqual({ codes: [], status: 200 });
  });

  it.each(filterCases)('filter listings by $title', async (question) => {
    const { body } = await askBoth(question);
    expect(body.errors).toBeUndefined();
    expect(body.data.listings.totalCount).toBeGreaterThan(0);
  });

  it('show every caller the drafts that are theirs, and not one more', async () => {
    const query = '{ listings(filter: { status: [DRAFT, ARCHIVED] }) { totalCount nodes { id } } }';
    const seen = async (as: CallerName) =>
      (await askBoth({ query, as })).body.data.listings.totalCount as number;
    expect(await seen('withoutRole')).toBe(0);
    expect(await seen('memberOfAnother')).toBe(0);
    expect(await seen('member')).toBeGreaterThan(0);
    expect(await seen('operator')).toBeGreaterThan(await seen('member'));
    expect(await seen('admin')).toBeGreaterThan(await seen('operator'));
  });

  it('answer a token without a role what the anonymous may read, and say what it lacks', async () => {
    const read = '{ listings(first: 3) { totalCount nodes { title } } }';
    const answer = await askBoth({ query: read, as: 'withoutRole' });
    expect(answer.body).toEqual((await askBoth({ query: read })).body);
    const archive = 'mutation { archiveListing(id: "x", expectedVersion: 1) { listing { id } } }';
    const { body } = await askBoth({ query: archive, as: 'withoutRole' });
    expect(body.errors).toMatchObject([
      {
        message:
          'The token has no role: this needs one with `role` or `organisation`, and the scope `listings:write`.',
        path: ['archiveListing'],
        extensions: { code: 'FORBIDDEN' },
      },
    ]);
  });

  it('continue each other’s lists by their cursors', async () => {
    const query = `query ($after: String) {
      listings(first: 60, orderBy: TITLE, after: $after) { edges { cursor node { title } } pageInfo { hasNextPage endCursor } }
    }`;
    const titles: string[] = [];
    let after: string | null = null;
    let turn = 0;
    do {
      const { url } = turn++ % 2 === 0 ? wirings.inProcess : wirings.distributed;
      const { body }: HttpAnswer = await ask(url, { query, variables: { after } });
      const { edges, pageInfo } = body.data.listings as Page;
      titles.push(...edges.map(({ node }) => node.title));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    const { body } = await askBoth({ query: '{ listings { totalCount } }' });
    expect(titles).toHaveLength(body.data.listings.totalCount as number);
    expect(turn).toBeGreaterThan(3);
  });

  it('refuse a cursor of another list and of another order', async () => {
    const { body } = await askBoth({
      query:
        '{ listings(first: 1) { pageInfo { endCursor } } organisations(first: 1) { pageInfo { endCursor } } }',
    });
    const { listings, organisations } = body.data as Record<string, Page>;
    const query = `query ($after: String) { listings(after: $after, orderBy: TITLE) { totalCount } }`;
    for (const list of [listings, organisations]) {
      const answer = await askBoth({ query, variables: { after: list?.pageInfo.endCursor } });
      expect(codesOf(answer)).toEqual(['INVALID_CURSOR']);
    }
  });

  it.each(refusalCases)('refuse $title', async ({ status = 200, codes, ...question }) => {
    const answer = await askBoth(question);
    expect({ codes: codesOf(answer), status: answer.status }).toEqual({ codes, status });
  });

  it.each(inputCases)('report $title by a user error', async ({ problems, ...question }) => {
    const { body } = await askBoth(question);
    expect(body.errors).toBeUndefined();
    const [payload] = Object.values(body.data) as { userErrors: UserError[] }[];
    expect(payload?.userErrors.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual(
      problems,
    );
  });

  it('write the same when told the same', async () => {
    expect(await writeWith(wirings.distributed)).toEqual(await writeWith(wirings.inProcess));
  });
});

/** A life of a listing; ids and times, which no two of them share, are taken out. */
async function writeWith({ url }: Wiring): Promise<unknown> {
  const token = tokens.member;
  const fields = `listing { id version status title(language: SV) organisation { name } serviceClasses { code } ptvTransfer { eligible } } userErrors { code path }`;
  const created = await ask(url, {
    token,
    query: `mutation ($input: CreateListingInput!) { createListing(input: $input) { ${fields} } }`,
    variables: { input: newListing },
  });
  const { id } = created.body.data.createListing.listing as { id: string };
  const change = (call: string) =>
    ask(url, {
      token,
      query: `mutation ($id: ID!) { change: ${call} { ${fields} } }`,
      variables: { id },
    });
  const answers = [
    created,
    await change('updateListing(id: $id, expectedVersion: 1, input: { ageGroups: [YOUNG] })'),
    await change('updateListing(id: $id, expectedVersion: 1, input: { ageGroups: [ADULT] })'),
    await change('publishListing(id: $id, expectedVersion: 2)'),
    await change('archiveListing(id: $id, expectedVersion: 3)'),
    await ask(url, { query: 'query ($id: ID!) { listing(id: $id) { title } }', variables: { id } }),
  ];
  expect(answers.map(codesOf)).toEqual(answers.map(() => []));
  return JSON.parse(JSON.stringify(answers).replaceAll(id, 'its id')) as unknown;
}

interface Page {
  readonly edges: readonly { readonly node: { readonly title: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}

interface UserError {
  readonly code: string;
  readonly path: readonly string[];
}
