import type { SubgraphResponse } from '../transport/transport';
import { projectRun, type CompiledOperation } from './compiled-operation';
import { withoutData, type OperationResult } from './result';
import type { Run } from './run';
import { failedCall, subgraphRequest } from './subgraph-call';

/**
 * Opens the upstream of a subscription. Every event becomes an answer: the rest of the plan, then
 * the projection. Ending the iteration releases the upstream; a lost one ends the stream with an
 * answer that says so.
 */
export async function runSubscription(
  compiled: CompiledOperation,
  newRun: () => Run,
  begin: () => () => void,
): Promise<AsyncIterable<OperationResult> | OperationResult> {
  const end = begin();
  const run = newRun();
  const opened = await openUpstream(compiled, run);
  if (Symbol.asyncIterator in opened) return answers(compiled, opened, newRun, end);
  end();
  return refusal(compiled, run, opened);
}

function refusal(
  compiled: CompiledOperation,
  run: Run,
  response: SubgraphResponse,
): OperationResult {
  compiled.subscription?.source.accept(response, run);
  const result = projectRun(run, compiled);
  return result.data ? result : withoutData(result.errors ?? []);
}

async function openUpstream(
  { subscription }: CompiledOperation,
  run: Run,
): Promise<AsyncIterable<SubgraphResponse> | SubgraphResponse> {
  if (!subscription) return {};
  const { operation } = subscription.source;
  try {
    const transport = run.transports.get(operation.subgraph);
    if (!transport) return failedCall(operation.subgraph, null);
    return await transport.subscribe(subgraphRequest(operation, run));
  } catch (error) {
    return failedCall(operation.subgraph, error);
  }
}

/**
 * Not a generator: `return` of a generator that never ran would not release the upstream, and one
 * that waits for an event would not hear it before the event comes.
 */
function answers(
  compiled: CompiledOperation,
  events: AsyncIterable<SubgraphResponse>,
  newRun: () => Run,
  end: () => void,
): AsyncIterableIterator<OperationResult> {
  const upstream = events[Symbol.asyncIterator]();
  let isOver = false;
  const finish = (): void => {
    if (!isOver) end();
    isOver = true;
  };
  const over = { done: true as const, value: undefined };
  return {
    async next() {
      if (isOver) return over;
      const run = newRun();
      try {
        const event = await upstream.next();
        if (!event.done) return { done: false, value: await answer(compiled, run, event.value) };
        finish();
        return over;
      } catch (error) {
        finish();
        if (run.context.signal.aborted) return over;
        const subgraph = compiled.subscription?.source.operation.subgraph ?? '';
        const lost = await answer(compiled, run, failedCall(subgraph, error));
        return { done: false, value: Object.assign(lost, { upstreamLost: true }) };
      }
    },
    async return() {
      finish();
      await upstream.return?.();
      return over;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

async function answer(
  compiled: CompiledOperation,
  run: Run,
  response: SubgraphResponse,
): Promise<OperationResult> {
  if (response.isRefusal === true) return refusal(compiled, run, response);
  compiled.subscription?.source.accept(response, run);
  await compiled.steps.run(run);
  return projectRun(run, compiled);
}
