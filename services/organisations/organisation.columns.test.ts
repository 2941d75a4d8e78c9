import { eachField, startTestService, type TestService } from '../kit/testing';
import { organisations } from '.';
import { demoDataOf } from './testing/organisation-record';

let service: TestService;

beforeAll(async () => {
  service = await startTestService(organisations);
  await service.loadDemoData(
    demoDataOf(
      { id: 'a', name: { fi: 'Aho ry' }, parentId: 'b' },
      { id: 'b', name: { fi: 'Liitto' } },
    ),
  );
});
afterAll(() => service.close());

describe('a reference reads the columns that are asked for', () => {
  it.each(eachField(organisations.subgraph().schema, 'Organisation', {}))(
    'for nothing but %s',
    async (selection) => {
      const { data, errors } = await service.execute(
        `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Organisation { ${selection} } } }`,
        { variables: { of: [{ __typename: 'Organisation', id: 'a' }] } },
      );
      expect(errors).toBeUndefined();
      expect(data._entities).toHaveLength(1);
    },
  );
});
