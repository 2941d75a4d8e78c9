import { startTestService, type TestService } from '../kit/testing';
import { organisations } from '.';
import { demoDataOf } from './testing/organisation-record';

let service: TestService;

const count = 230;
const idOf = (index: number): string => `o${String(index).padStart(3, '0')}`;

beforeAll(async () => {
  service = await startTestService(organisations);
  const records = Array.from({ length: count }, (_, index) => ({
    id: idOf(index),
    // Equal names and times: only the id tells them apart.
    name: { fi: `Yhdistys ${index % 7}` },
    createdAt: `2026-01-01T10:00:00.00${index % 5}Z`,
    parentId: index === 0 ? null : idOf(Math.floor(index / 10)),
    homeMunicipality: ['698', '837', '091'][index % 3] ?? '698',
    municipalities: ['005', '009'],
  }));
  await service.loadDemoData(demoDataOf(...records));
});

afterAll(() => service.close());

interface Walked {
  readonly ids: string[];
  readonly pages: number;
}

async function walk(args: string): Promise<Walked> {
  const ids: string[] = [];
  let after: string | null = null;
  for (let pages = 1; ; pages += 1) {
    const { data, errors } = await service.execute(
      `query ($after: String) { organisations(${args}, after: $after) {
        edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      } }`,
      { variables: { after } },
    );
    if (errors) throw errors[0];
    const { edges, pageInfo } = data.organisations;
    expect(pageInfo.hasPreviousPage).toBe(pages > 1);
    expect(pageInfo.endCursor).toBe(edges.at(-1).cursor);
    ids.push(...edges.map((edge: { node: { id: string } }) => edge.node.id));
    if (!pageInfo.hasNextPage) return { ids, pages };
    after = pageInfo.endCursor;
  }
}

const codeOf = async (document: string): Promise<unknown> =>
  (await service.execute(document)).errors?.[0]?.extensions.code;

const firstCursor = async (args: string): Promise<string> => {
  const { data } = await service.execute(`{ organisations(${args}) { edges { cursor } } }`);
  return data.organisations.edges[0].cursor;
};

describe('the list of organisations', () => {
  it.each(['NAME', 'CREATED_AT', 'UPDATED_AT'])(
    'gives every row once over pages by %s',
    async (orderBy) => {
      const { ids, pages } = await walk(`first: 31, orderBy: ${orderBy}`);
      expect(pages).toBe(8);
      expect(new Set(ids).size).toBe(count);
      const whole = await walk(`first: 200, orderBy: ${orderBy}`);
      expect(ids).toEqual(whole.ids);
    },
  );

  it('counts the whole list, and only when asked', async () => {
    service.forgetStatements();
    const counted = await service.execute('{ organisations(first: 1) { totalCount } }');
    expect(counted.data.organisations.totalCount).toBe(count);
    expect(service.statements).toHaveLength(1);
    service.forgetStatements();
    await service.execute('{ organisations(first: 1) { nodes { id } } }');
    expect(service.statements).toHaveLength(1);
  });

  it.each([0, -1, 201, 1_000_000])('refuses a page of %i', async (first) => {
    expect(await codeOf(`{ organisations(first: ${first}) { nodes { id } } }`)).toBe(
      'BAD_USER_INPUT',
    );
  });

  it('refuses cursors of another order, filter or list, and forged ones', async () => {
    const byName = await firstCursor('orderBy: NAME');
    const member = await service.execute(
      `{ organisation(id: "${idOf(0)}") { members(first: 1) { edges { cursor } } } }`,
    );
    const ofMembers = member.data.organisation.members.edges[0].cursor;
    const [print] = JSON.parse(Buffer.from(byName, 'base64url').toString());
    const forged = Buffer.from(JSON.stringify([print, 'a\0b', 1])).toString('base64url');
    const uses = [
      `orderBy: CREATED_AT, after: "${byName}"`,
      `filter: { region: "19" }, after: "${byName}"`,
      `after: "${ofMembers}"`,
      `after: "${forged}"`,
      'after: "nonsense"',
      'after: ""',
    ];
    for (const args of uses)
      expect(await codeOf(`{ organisations(${args}) { nodes { id } } }`)).toBe('INVALID_CURSOR');
  });

  it('pages on through the members of one organisation', async () => {
    const id = idOf(1);
    const first = await service.execute(
      `{ organisation(id: "${id}") { members(first: 6) { nodes { id } pageInfo { hasNextPage endCursor } } } }`,
    );
    const { nodes, pageInfo } = first.data.organisation.members;
    const second = await service.execute(
      `{ organisation(id: "${id}") { members(first: 6, after: "${pageInfo.endCursor}") { nodes { id } pageInfo { hasNextPage } } } }`,
    );
    const rest = second.data.organisation.members;
    expect([nodes.length, rest.nodes.length, rest.pageInfo.hasNextPage]).toEqual([6, 4, false]);
    const foreign = `{ organisation(id: "${idOf(2)}") { members(after: "${pageInfo.endCursor}") { nodes { id } } } }`;
    expect(await codeOf(foreign)).toBe('INVALID_CURSOR');
  });

  it('issues as many statements for 200 organisations as for 20', async () => {
    const statementsFor = async (first: number): Promise<number> => {
      service.forgetStatements();
      const { errors, data } = await service.execute(`{
        organisations(first: ${first}) {
          totalCount
          nodes {
            name parent { name }
            homeMunicipality { name region { name } wellbeingServicesCounty { name } }
            municipalities { name } regions { name }
            members(first: 3) { totalCount nodes { name } }
          }
        }
      }`);
      expect(errors).toBeUndefined();
      expect(data.organisations.nodes).toHaveLength(first);
      return service.statements.length;
    };
    // Areas are read once for the life of the process.
    await statementsFor(1);
    const few = await statementsFor(20);
    expect(await statementsFor(200)).toBe(few);
    // The list, its count, parents, pages of members, their counts.
    expect(few).toBe(5);
  });
});
