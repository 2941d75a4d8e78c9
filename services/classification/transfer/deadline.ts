/**
 * Does the work under a signal that aborts with any of `cuts`, or when the time is over. A timer of
 * its own, as Node may collect `AbortSignal.timeout()` within `AbortSignal.any()` before it fires
 * (nodejs/node#57736); and nothing stays behind on cuts that live long.
 */
export async function withDeadline<T>(
  milliseconds: number,
  cuts: readonly AbortSignal[],
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const cut = (): void => controller.abort();
  const timer = setTimeout(
    () => controller.abort(new DOMException('The time is over.', 'TimeoutError')),
    milliseconds,
  );
  for (const signal of cuts) signal.addEventListener('abort', cut);
  if (cuts.some(({ aborted }) => aborted)) cut();
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
    for (const signal of cuts) signal.removeEventListener('abort', cut);
  }
}
