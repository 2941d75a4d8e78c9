import type { SubgraphResponse } from '../transport/transport';
import type { CompiledSubscription } from './compile-plan';
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
  const live = { compiled, subscription: compiled.subscriptionFor(run.variables) };
  const opened = await openUpstream(live, run);
  if (Symbol.asyncIterator in opened) return answers(live, opened, newRun, end);
  end();
  return refusal(live, run, opened);
}

interface Live {
  readonly compiled: CompiledOperation;
  readonly subscription: CompiledSubscription | null;
}

function refusal(
  { compiled, subscription }: Live,
  run: Run,
  response: SubgraphResponse,
): OperationResult {
  subscription?.source.accept(response, run);
  const result = projectRun(run, compiled);
  return result.data ? result : withoutData(result.errors ?? []);
}

async function openUpstream(
  { subscription }: Live,
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
  live: Live,
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
        if (!event.done) return { done: false, value: await answer(live, run, event.value) };
        finish();
        return over;
      } catch (error) {
        finish();
        if (run.context.signal.aborted) return over;
        const subgraph = live.subscription?.source.operation.subgraph ?? '';
        const lost = await answer(live, run, failedCall(subgraph, error));
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

async function answer(live: Live, run: Run, response: SubgraphResponse): Promise<OperationResult> {
  const { compiled, subscription } = live;
  if (response.isRefusal === true) return refusal(live, run, response);
  subscription?.source.accept(response, run);
  await subscription?.rest.run(run);
  return projectRun(run, compiled);
}
