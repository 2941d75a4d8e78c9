import type { OperationResult } from './engine';
import type { ValidDocument } from './guard/documents';
import type { AdmittedOperation, Execute, ExecuteInterceptor } from './pipeline';
import type { RequestContext } from './request-context';

/** A query that runs, for everybody who asked it while it did. */
interface SharedRun {
  readonly result: Promise<OperationResult>;
  /** Ends the run when all who wait for it are gone. */
  readonly controller: AbortController;
  waiting: number;
}

/**
 * Equal queries of one identity that are asked while the first of them runs get its answer: same
 * document, operation, variables, principal and forwarded headers. Never mutations. The run ends
 * early only when everybody who waits for it is gone.
 */
export const shareRequests: ExecuteInterceptor = (next) => {
  const runsOf = new WeakMap<ValidDocument, Map<string, SharedRun>>();

  return (prepared, operation, context) => {
    if (operation.kind !== 'query') return next(prepared, operation, context);
    const { document } = operation;
    const runs = runsOf.get(document) ?? new Map<string, SharedRun>();
    runsOf.set(document, runs);
    const key = keyOf(operation, context);
    const known = runs.get(key);
    if (known !== undefined) return join(known, context.signal);
    const run = startRun((inner) => next(prepared, operation, inner), context);
    runs.set(key, run);
    const forget = () => {
      if (runs.get(key) === run) runs.delete(key);
    };
    // A run that is being given up is not for those who come now.
    run.controller.signal.addEventListener('abort', forget, { once: true });
    run.result.then(forget, forget);
    return join(run, context.signal);
  };
};

function keyOf({ operationName, variables }: AdmittedOperation, context: RequestContext): string {
  return `${operationName ?? ''}\n${context.identityKey}\n${JSON.stringify(variables)}`;
}

function startRun(
  execute: (context: RequestContext) => ReturnType<Execute>,
  context: RequestContext,
): SharedRun {
  const controller = new AbortController();
  const result = execute({ ...context, signal: controller.signal }).then(withOneBody);
  return { result, controller, waiting: 0 };
}

async function join(run: SharedRun, signal: AbortSignal): Promise<OperationResult> {
  run.waiting += 1;
  const leave = () => {
    run.waiting -= 1;
    if (run.waiting === 0) run.controller.abort();
  };
  signal.addEventListener('abort', leave, { once: true });
  try {
    return await run.result;
  } finally {
    signal.removeEventListener('abort', leave);
  }
}

/** The text is made once, for all who share the result. */
function withOneBody(result: OperationResult): OperationResult {
  let text: string | undefined;
  return {
    get data() {
      return result.data;
    },
    errors: result.errors,
    extensions: result.extensions,
    body: () => (text ??= result.body()),
  };
}
