import { execute, GraphQLObjectType, GraphQLSchema, GraphQLString, parse } from 'graphql';
import { anonymous } from '../../platform/identity/principal';
import { createContext } from './context';
import { createDataSource } from './data-source';
import { maskFailures } from './federation/mask-failures';
import { silentLog } from './log';
import { noEvents } from './outbox/event-source';
import { createTestDatabase } from './testing';

it('tells of a statement that the database ended, without its text', async () => {
  const database = await createTestDatabase();
  const { url } = database;
  const dataSource = await createDataSource({
    schema: 'slow',
    url,
    entities: [],
    migrations: [],
    statementTimeout: 20,
    log: silentLog,
  });
  try {
    const schema = new GraphQLSchema({
      query: new GraphQLObjectType({
        name: 'Query',
        fields: {
          slow: {
            type: GraphQLString,
            resolve: () => dataSource.query('SELECT pg_sleep(3600)'),
          },
        },
      }),
    });
    maskFailures(schema);
    const resources = { dataSource, events: noEvents, log: silentLog };
    const request = {
      principal: anonymous,
      requestId: 'r',
      signal: new AbortController().signal,
    };
    const { errors } = await execute({
      schema,
      document: parse('{ slow }'),
      contextValue: createContext(resources, request),
    });
    expect(errors?.[0]?.extensions.code).toBe('STATEMENT_TIMEOUT');
    expect(errors?.[0]?.message).toContain('narrower filter');
    expect(errors?.[0]?.message).not.toContain('pg_sleep');
  } finally {
    await dataSource.destroy();
    await database.drop();
  }
});
