import type { AnswerShape } from '../transport/answer-shape';
import type {
  OperationKind,
  SubgraphRequest,
  SubgraphResponse,
  TransportErrorCode,
} from '../transport/transport';
import type { FetchRecord } from '../request-context';
import { quote } from './json-text';
import type { RepresentationList } from './representation-list';
import type { Run } from './run';

/** What of a fetch is the same for every run. */
export interface SubgraphOperation {
  readonly subgraph: string;
  readonly kind: OperationKind;
  readonly document: string;
  /** The same as JSON text: plans send their few documents again and again. */
  readonly documentText: string;
  /** Client variables that the operation uses. */
  readonly variableNames: readonly string[];
  /** What its answers look like; known when the whole plan is compiled. */
  shape(): AnswerShape | undefined;
}

/** Lists of representations by the variable that carries them. */
export type RepresentationLists = ReadonlyMap<string, RepresentationList>;

const none: RepresentationLists = new Map();

/** One call to a subgraph. What hinders it becomes an answer without data and with one error. */
export function callSubgraph(
  operation: SubgraphOperation,
  run: Run,
  representations = none,
): Promise<SubgraphResponse> {
  const answer = answerOf(operation, run, representations);
  const { fetches } = run.context;
  return fetches ? noted(answer, operation, representations, fetches) : answer;
}

async function noted(
  answer: Promise<SubgraphResponse>,
  { subgraph: service }: SubgraphOperation,
  lists: RepresentationLists,
  fetches: FetchRecord[],
): Promise<SubgraphResponse> {
  const begun = performance.now();
  const response = await answer;
  const milliseconds = Math.round((performance.now() - begun) * 1_000) / 1_000;
  const representations = [...lists.values()].reduce((sum, { length }) => sum + length, 0);
  fetches.push({ service, milliseconds, bytes: response.bytes ?? null, representations });
  return response;
}

async function answerOf(
  operation: SubgraphOperation,
  run: Run,
  representations: RepresentationLists,
): Promise<SubgraphResponse> {
  const transport = run.transports.get(operation.subgraph);
  if (!transport) return unreachable(operation.subgraph);
  try {
    return await transport.execute(subgraphRequest(operation, run, representations));
  } catch (error) {
    return failedCall(operation.subgraph, error);
  }
}

export function subgraphRequest(
  operation: SubgraphOperation,
  { variables, context }: Run,
  representations = none,
): SubgraphRequest {
  return new PreparedRequest(operation, variables, representations, context);
}

/** Builds text or values of the variables only for the transport that asks for them. */
class PreparedRequest implements SubgraphRequest {
  #text: string | undefined;
  #values: Readonly<Record<string, unknown>> | undefined;

  constructor(
    private readonly operation: SubgraphOperation,
    private readonly known: Readonly<Record<string, unknown>>,
    private readonly representations: RepresentationLists,
    readonly context: SubgraphRequest['context'],
  ) {}

  get kind(): OperationKind {
    return this.operation.kind;
  }

  get document(): string {
    return this.operation.document;
  }

  get documentText(): string {
    return this.operation.documentText;
  }

  get shape(): AnswerShape | undefined {
    return this.operation.shape();
  }

  get variables(): Readonly<Record<string, unknown>> {
    return (this.#values ??= this.read());
  }

  get variablesText(): string {
    return (this.#text ??= this.write());
  }

  private read(): Record<string, unknown> {
    const values: Record<string, unknown> = {};
    for (const [name, list] of this.representations) values[name] = list.read();
    for (const name of this.operation.variableNames) {
      const value = this.known[name];
      // A copy: the client's are those of the whole run.
      if (value !== undefined) values[name] = JSON.parse(JSON.stringify(value));
    }
    return values;
  }

  private write(): string {
    const parts: string[] = [];
    for (const [name, list] of this.representations) parts.push(`"${name}":${list.write()}`);
    for (const name of this.operation.variableNames) {
      const value = this.known[name];
      if (value !== undefined) parts.push(`${quote(name)}:${JSON.stringify(value)}`);
    }
    return `{${parts.join(',')}}`;
  }
}

/** The answer in place of one that did not come. */
export function failedCall(subgraph: string, error: unknown): SubgraphResponse {
  if (!isTransportError(error)) return unreachable(subgraph);
  return { errors: [{ message: error.message, extensions: { code: error.code } }] };
}

const transportErrorCodes: ReadonlySet<unknown> = new Set<TransportErrorCode>([
  'SUBGRAPH_UNREACHABLE',
  'SUBGRAPH_TIMEOUT',
  'SUBGRAPH_INVALID_RESPONSE',
]);

/** Told by its code: the message of anything else is not fit to be shown. */
const isTransportError = (error: unknown): error is Error & { code: TransportErrorCode } =>
  error instanceof Error && 'code' in error && transportErrorCodes.has(error.code);

function unreachable(subgraph: string): SubgraphResponse {
  const message = `Subgraph "${subgraph}" could not be reached.`;
  return { errors: [{ message, extensions: { code: 'SUBGRAPH_UNREACHABLE' } }] };
}
