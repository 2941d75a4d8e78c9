import type { Answer } from './answer';
import type { Admission } from './guard/admission';
import { callerKey, type Caller } from './operation';
import type { Deadlines } from '../platform/deadlines';
import type { SharedResult, SharedRun } from './share-requests';

/** Who joins: the principal is that of the run. */
export type Joiner = Pick<Caller, 'requestId' | 'address'>;

/** The joiner is gone and waits no more. May be called at any time. */
export type Leave = () => void;

export interface JoinRunOptions {
  readonly admission: Admission;
  readonly deadlines: Deadlines;
  /** What the joiner is told. Neither throws. */
  present(result: SharedResult, requestId: string): Answer;
  answerToError(error: unknown, requestId: string): Answer;
  /** The error of one who has waited too long. */
  timedOut(): Error;
  observe(answer: Answer, started: number): void;
}

/**
 * Gives `deliver` the answer of a run that somebody else began: once, perhaps before this returns.
 * The joiner is let in, counted and timed as if the run were its own. Most requests of a burst come
 * this way, so that it makes do with one promise for each.
 */
export function joinRun(
  run: SharedRun,
  { requestId, address }: Joiner,
  deliver: (answer: Answer) => void,
  { admission, deadlines, present, answerToError, timedOut, observe }: JoinRunOptions,
): Leave {
  const started = performance.now();
  const settle = (answer: Answer): void => {
    observe(answer, started);
    deliver(answer);
  };
  let exit: () => void;
  try {
    exit = admission.enter(callerKey({ principal: run.principal, address }));
  } catch (error) {
    settle(answerToError(error, requestId));
    return nothingToLeave;
  }
  const { result, leave } = run.join();
  let waits = true;
  const end = (answer: () => Answer): void => {
    if (!waits) return;
    waits = false;
    stopDeadline();
    exit();
    settle(answer());
  };
  const fail = (error: unknown): void => end(() => answerToError(error, requestId));
  const stopDeadline = deadlines.start(() => fail(timedOut()));
  result.then((value) => end(() => present(value, requestId)), fail);
  return leave;
}

const nothingToLeave: Leave = () => undefined;
