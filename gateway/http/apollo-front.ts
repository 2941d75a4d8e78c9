import { ApolloServer, HeaderMap, type BaseContext } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { ApolloServerOptionsWithGateway, ApolloServerPlugin } from '@apollo/server';
import type { IncomingHttpHeaders } from 'node:http';
import { GraphQLError, type FormattedExecutionResult, type GraphQLSchema } from 'graphql';
import type { Log } from '../../platform/log';
import type { Answer } from '../answer';
import type { Documents } from '../guard/documents';
import type { AdmittedOperation, Caller } from '../operation';
import type { Pipeline } from '../pipeline';

type GatewayInterface = ApolloServerOptionsWithGateway<FrontContext>['gateway'];

interface FrontContext extends BaseContext {
  readonly operation: AdmittedOperation;
  readonly caller: Caller;
}

export interface ApolloFrontOptions {
  readonly pipeline: Pipeline;
  readonly documents: Documents;
  readonly log: Log;
  /** Apollo Server plugins of whoever embeds the gateway. */
  readonly plugins?: readonly ApolloServerPlugin[];
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Iterable<[string, string]>;
  readonly body: string;
}

export interface ApolloFront {
  /** Runs an admitted query or mutation through Apollo Server and its plugins. */
  run(
    operation: AdmittedOperation,
    caller: Caller,
    headers: IncomingHttpHeaders,
  ): Promise<HttpAnswer>;
  close(): Promise<void>;
}

/**
 * Apollo Server in front of the pipeline, by its gateway interface. The guard ran before: Apollo
 * finds the parsed document in its document store under the hash it computes, and so neither
 * parses nor validates; its executor is the pipeline, and the text that the engine made is sent
 * as it is.
 */
export async function createApolloFront(options: ApolloFrontOptions): Promise<ApolloFront> {
  const { pipeline, documents, log, plugins = [] } = options;
  const gateway = createGateway(pipeline);
  const server = new ApolloServer<FrontContext>({
    gateway,
    logger: log,
    plugins: [...plugins, ...disabledPlugins()],
    stringifyResult,
    documentStore: {
      get: (key) => Promise.resolve(documents.byHash(key.slice(-64))?.document),
      set: () => Promise.resolve(),
      delete: () => Promise.resolve(),
    },
    // Errors were made fit to be seen by the pipeline; limits and checks are the guard's.
    introspection: true,
    csrfPrevention: false,
    persistedQueries: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    nodeEnv: 'production',
  });
  await server.start();

  return {
    async run(operation, caller, headers) {
      gateway.announce(pipeline.schema);
      const {
        status = 200,
        headers: sent,
        body,
      } = await server.executeHTTPGraphQLRequest({
        httpGraphQLRequest: asApolloRequest(operation, headers),
        context: () => Promise.resolve({ operation, caller }),
      });
      if (body.kind !== 'complete') throw new Error('The executor never answers in parts');
      return { status, headers: sent, body: body.string };
    },
    close: () => server.stop(),
  };
}

const disabledPlugins = (): ApolloServerPlugin[] => [
  ApolloServerPluginCacheControlDisabled(),
  ApolloServerPluginInlineTraceDisabled(),
  ApolloServerPluginLandingPageDisabled(),
  ApolloServerPluginSchemaReportingDisabled(),
  ApolloServerPluginUsageReportingDisabled(),
];

/**
 * What was admitted, as a POST: how it was sent (GET, a hash in place of the text) was settled
 * before, and Apollo need not read it again.
 */
function asApolloRequest(operation: AdmittedOperation, headers: IncomingHttpHeaders) {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const { document, operationName, variables } = operation;
  const body = { query: document.text, operationName: operationName ?? null, variables };
  return { method: 'POST', headers: map, search: '', body };
}

interface AnnouncingGateway extends GatewayInterface {
  /** Tells Apollo of the schema when it is another one than last time. */
  announce(schema: GraphQLSchema): void;
}

function createGateway(pipeline: Pipeline): AnnouncingGateway {
  const listeners = new Set<Parameters<GatewayInterface['onSchemaLoadOrUpdate']>[0]>();
  let announced: GraphQLSchema | null = null;
  const announce = (schema: GraphQLSchema): void => {
    if (schema === announced) return;
    announced = schema;
    for (const listener of listeners) listener({ apiSchema: schema, coreSupergraphSdl: '' });
  };
  return {
    announce,
    onSchemaLoadOrUpdate(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load() {
      announce(pipeline.schema);
      return Promise.resolve({
        executor: async ({ context }) => {
          const { operation, caller } = context as FrontContext;
          return asExecutionResult(await pipeline.run(operation, caller));
        },
      });
    },
    stop: () => Promise.resolve(),
  };
}

/** Stands in for `data` inside Apollo, so that the value is built only when a plugin reads it. */
class AnswerData {
  readonly answer: Answer;

  constructor(answer: Answer) {
    this.answer = answer;
  }

  toJSON(): unknown {
    return this.answer.data;
  }
}

function asExecutionResult(answer: Answer) {
  const errors = answer.errors?.map((error, index) => asGraphQLError(error, index, answer));
  return {
    ...(errors === undefined ? {} : { errors }),
    data: new AnswerData(answer) as unknown as Record<string, unknown>,
  };
}

/** Apollo takes status and headers of the response from the extensions of errors. */
function asGraphQLError(
  error: NonNullable<Answer['errors']>[number],
  index: number,
  { status, headers }: Answer,
): GraphQLError {
  const http = { status, headers: new HeaderMap(Object.entries(headers)) };
  return new GraphQLError(error.message, {
    path: error.path,
    extensions: { ...error.extensions, ...(index === 0 && status !== 200 ? { http } : {}) },
  });
}

function stringifyResult(result: FormattedExecutionResult): string {
  const data: unknown = result.data;
  return data instanceof AnswerData ? data.answer.body() : JSON.stringify(result);
}
