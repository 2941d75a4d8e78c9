import type { Principal } from '../platform/identity/principal';
import { encodeText } from '../platform/encode-text';
import type { OperationResult } from './engine';
import type { ValidDocument } from './guard/documents';
import type { AdmittedOperation } from './operation';
import type { RequestContext } from './request-context';

/** A query that runs, for everybody who asks it while it does. */
export interface SharedRun {
  readonly principal: Principal;
  /** Counts in one who waits for the result. */
  join(): Waiting;
}

export interface Waiting {
  readonly result: Promise<SharedResult>;
  /** Counts out, once however often it is called: when nobody waits any more, the run is ended. */
  leave(): void;
}

/** A result whose text and bytes are made once, for all who share it. */
export interface SharedResult extends OperationResult {
  bytes(): Buffer;
}

export interface RequestSharing {
  /** Runs the query, or joins the run of an equal one. */
  run(
    operation: AdmittedOperation,
    context: RequestContext,
    execute: (context: RequestContext) => Promise<OperationResult>,
  ): Promise<OperationResult>;
  /** The run of a query that came as the very same bytes from the same identity. */
  find(wireKey: string): SharedRun | undefined;
  /**
   * Who comes from now on runs anew. Called when a mutation has ended: whoever was told so, or was
   * told by somebody who was, must not be given an answer that was begun before.
   */
  forget(): void;
}

/**
 * Equal queries of one identity that are asked while the first of them runs get its answer: same
 * document, operation, variables, principal and forwarded headers. Never mutations. The run ends
 * early only when everybody who waits for it is gone.
 */
export function createRequestSharing(): RequestSharing {
  let ofDocument = new WeakMap<ValidDocument, Map<string, Run>>();
  let byWire = new Map<string, Run>();

  return {
    run(operation, context, execute) {
      const { document, wireKey } = operation;
      const runs = ofDocument.get(document) ?? new Map<string, Run>();
      ofDocument.set(document, runs);
      const key = keyOf(operation, context);
      let run = runs.get(key);
      if (run === undefined) {
        run = new Run(context, execute);
        run.enter(runs, key);
        if (wireKey !== null) run.enter(byWire, wireKey);
      }
      return waitFor(run, context.signal);
    },
    find: (wireKey) => byWire.get(wireKey),
    forget() {
      ofDocument = new WeakMap();
      byWire = new Map();
    },
  };
}

function keyOf({ operationName, variables }: AdmittedOperation, context: RequestContext): string {
  return `${operationName ?? ''}\n${context.identityKey}\n${JSON.stringify(variables)}`;
}

/** Where newcomers find a run, and under which key. */
type Place = readonly [places: Map<string, Run>, key: string];

class Run implements SharedRun {
  readonly principal: Principal;
  readonly #controller = new AbortController();
  #result: Promise<SharedResult> | undefined;
  #places: Place[] = [];
  #waiting = 0;

  constructor(
    context: RequestContext,
    execute: (context: RequestContext) => Promise<OperationResult>,
  ) {
    this.principal = context.principal;
    const { signal } = this.#controller;
    this.#result = execute({ ...context, signal }).then((result) => new MadeOnce(result));
    const over = () => this.#end();
    this.#result.then(over, over);
  }

  /** Newcomers find it there until it has its result or is being given up. */
  enter(places: Map<string, Run>, key: string): void {
    places.set(key, this);
    this.#places.push([places, key]);
  }

  join(): Waiting {
    let waits = true;
    this.#waiting += 1;
    const leave = (): void => {
      if (!waits) return;
      waits = false;
      this.#waiting -= 1;
      if (this.#waiting > 0 || this.#result === undefined) return;
      this.#end();
      this.#controller.abort();
    };
    // Nobody finds a run that is over, so that there is a result to wait for.
    return { result: this.#result!, leave };
  }

  #end(): void {
    for (const [places, key] of this.#places) if (places.get(key) === this) places.delete(key);
    // Whoever waits has the result; who only might still leave keeps nothing of it.
    this.#places = [];
    this.#result = undefined;
  }
}

async function waitFor(run: Run, signal: AbortSignal): Promise<SharedResult> {
  const { result, leave } = run.join();
  signal.addEventListener('abort', leave, { once: true });
  try {
    return await result;
  } finally {
    signal.removeEventListener('abort', leave);
  }
}

class MadeOnce implements SharedResult {
  readonly errors: OperationResult['errors'];
  readonly extensions: OperationResult['extensions'];
  readonly #result: OperationResult;
  #text: string | undefined;
  #bytes: Buffer | undefined;

  constructor(result: OperationResult) {
    this.#result = result;
    this.errors = result.errors;
    this.extensions = result.extensions;
  }

  get data(): OperationResult['data'] {
    return this.#result.data;
  }

  body(): string {
    return (this.#text ??= this.#result.body());
  }

  bytes(): Buffer {
    return (this.#bytes ??= this.#result.bytes?.() ?? encodeText(this.body()));
  }
}
