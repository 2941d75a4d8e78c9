import { execute, parse, subscribe, validate, type ExecutionResult } from 'graphql';
import { anonymous, type Principal } from '../../../platform/identity/principal';
import type { ServiceContext } from '../context';
import { silentLog } from '../log';
import { startService, type RunningService, type ServiceDefinition } from '../service';
import { createFilledDatabase, type TestDatabase } from './test-database';

export interface TestRequest {
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly principal?: Principal;
  readonly signal?: AbortSignal;
}

// Tests read answers by hand; their shape is what they assert.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Answer = ExecutionResult<any>;

export interface TestService extends RunningService {
  readonly database: TestDatabase;
  /** Texts of the statements since the last `forgetStatements()`. */
  readonly statements: readonly string[];
  forgetStatements(): void;
  execute(document: string, request?: TestRequest): Promise<Answer>;
  /** The stream of a subscription; throws what a client would get in place of it. */
  subscribe(document: string, request?: TestRequest): Promise<AsyncGenerator<Answer>>;
}

/** The service on a database of its own. `close()` drops the database. */
export async function startTestService(definition: ServiceDefinition): Promise<TestService> {
  const database = await createServiceDatabase(definition);
  const statements: string[] = [];
  const service = await startService(definition, {
    url: database.url,
    log: silentLog,
    hasUpkeep: false,
    onStatement: (text) => statements.push(text),
  });
  statements.length = 0;
  const close = async (): Promise<void> => {
    await service.close();
    await database.drop();
  };
  return {
    ...service,
    database,
    statements,
    forgetStatements: () => void (statements.length = 0),
    execute: (document, request) => runOperation(service, document, request),
    subscribe: (document, request) => openSubscription(service, document, request),
    close,
  };
}

/** A database in which the service's migrations have been run, and nothing else. */
export const createServiceDatabase = (definition: ServiceDefinition): Promise<TestDatabase> =>
  createFilledDatabase(definition.name, async (url) => {
    const migrating = { ...definition, prepare: undefined };
    const service = await startService(migrating, { url, log: silentLog, hasUpkeep: false });
    await service.close();
  });

const contextOf = (service: RunningService, request: TestRequest = {}): ServiceContext =>
  service.contextFor({
    principal: request.principal ?? anonymous,
    requestId: crypto.randomUUID(),
    signal: request.signal ?? new AbortController().signal,
  });

async function runOperation(
  service: RunningService,
  text: string,
  request?: TestRequest,
): Promise<Answer> {
  const { schema } = service;
  const document = parse(text);
  const errors = validate(schema, document);
  if (errors.length > 0) return { errors };
  const contextValue = contextOf(service, request);
  return execute({ schema, document, contextValue, variableValues: request?.variables });
}

async function openSubscription(
  service: RunningService,
  text: string,
  request?: TestRequest,
): Promise<AsyncGenerator<Answer>> {
  const { schema } = service;
  const result = await subscribe({
    schema,
    document: parse(text),
    contextValue: contextOf(service, request),
    variableValues: request?.variables,
  });
  if (Symbol.asyncIterator in result) return result;
  throw result.errors?.[0] ?? new Error('A subscription without stream and errors');
}
