import { onAbort } from './on-abort';

it('calls all who wait when the signal is aborted, in their order, once', () => {
  const { signal, abort } = controllerOf();
  const called: string[] = [];
  onAbort(signal, () => called.push('first'));
  onAbort(signal, () => called.push('second'));
  abort();
  abort();
  expect(called).toEqual(['first', 'second']);
});

it('does not call who has left, not even in the middle of calling', () => {
  const { signal, abort } = controllerOf();
  const called: string[] = [];
  const leaveEarly = onAbort(signal, () => called.push('left early'));
  onAbort(signal, () => leaveLate());
  const leaveLate = onAbort(signal, () => called.push('left late'));
  onAbort(signal, () => called.push('stayed'));
  leaveEarly();
  leaveEarly();
  abort();
  expect(called).toEqual(['stayed']);
});

it('listens once for all of them, and again for none', () => {
  const { signal } = controllerOf();
  const listening = jest.spyOn(signal, 'addEventListener');
  for (let count = 0; count < 3; count += 1) onAbort(signal, () => undefined)();
  expect(listening).toHaveBeenCalledTimes(1);
});

function controllerOf() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}
