/**
 * Maps what an iterator yields. Unlike an async generator, `return()` reaches the source at once,
 * even while `next()` waits on a quiet topic: a generator would queue it behind the next event.
 */
export function mapIterator<A, B>(
  source: AsyncIterator<A>,
  map: (value: A) => B,
): AsyncIterableIterator<B> {
  let ended = false;
  const finished: IteratorReturnResult<undefined> = { done: true, value: undefined };

  const mapped: AsyncIterableIterator<B> = {
    [Symbol.asyncIterator]: () => mapped,
    async next() {
      if (ended) return finished;
      const step = await source.next();
      if (step.done === true || ended) return finished;
      return { done: false, value: map(step.value) };
    },
    async return() {
      ended = true;
      await source.return?.();
      return finished;
    },
  };
  return mapped;
}
