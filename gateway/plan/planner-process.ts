import { spawn, type ChildProcess } from 'node:child_process';
import type { QueryPlan } from './plan-types';

/** Plans what it is asked, one after the other, and answers by the number of the question. */
const script = `
  const { QueryPlanner } = require(process.argv[1]);
  const planners = new Map();
  process.on('disconnect', () => process.exit());
  process.on('message', ({ number, name, sdl, operation, labels, percentage }) => {
    try {
      if (sdl !== undefined) planners.set(name, new QueryPlanner(sdl));
      const plan = planners.get(name).plan(operation, null, new Set(labels), percentage);
      process.send({ number, plan });
    } catch (error) {
      process.send({ number, reason: String(error && error.message) });
    }
  });
`;

export interface PlanQuestion {
  /** Which of the supergraphs to plan over. */
  readonly name: string;
  readonly operation: string;
  readonly labels: readonly string[];
  readonly percentage: number;
}

interface PlanAnswer {
  readonly number: number;
  readonly plan?: QueryPlan;
  readonly reason?: string;
}

interface Pending {
  readonly question: PlanQuestion;
  readonly resolve: (plan: QueryPlan) => void;
  readonly reject: (error: Error) => void;
  readonly timer: NodeJS.Timeout;
}

export interface PlannerProcess {
  /** Rejects when there is no plan, when it takes too long or when the planner broke over it. */
  plan(question: PlanQuestion): Promise<QueryPlan>;
  close(): void;
}

export interface PlannerProcessOptions {
  /** SDL of a supergraph by its name; asked for when it is first planned over. */
  sdlOf(name: string): string;
  /** Milliseconds for one question. */
  readonly deadline: number;
}

/**
 * The native planner in a process of its own. The library (0.0.38) ends its whole process over some
 * valid operations ("Unexpected conflict", safe_merge.rs) instead of throwing, and a plan that
 * takes too long can only be ended with its process: neither may touch the gateway. A question
 * costs 0.1 to 0.2 ms more than in the same process, and only for operations not planned before.
 */
export function createPlannerProcess(options: PlannerProcessOptions): PlannerProcess {
  return new RestartingProcess(options);
}

class RestartingProcess implements PlannerProcess {
  readonly #options: PlannerProcessOptions;
  readonly #pending = new Map<number, Pending>();
  #child: ChildProcess | undefined;
  #known = new Set<string>();
  #number = 0;
  #isClosed = false;

  constructor(options: PlannerProcessOptions) {
    this.#options = options;
  }

  plan(question: PlanQuestion): Promise<QueryPlan> {
    if (this.#isClosed) return Promise.reject(new Error('The planner is closed'));
    return new Promise((resolve, reject) => {
      const number = (this.#number += 1);
      const timer = setTimeout(() => this.#giveUp(number), this.#options.deadline);
      this.#pending.set(number, { question, resolve, reject, timer });
      this.#send(number, question);
    });
  }

  close(): void {
    this.#isClosed = true;
    this.#child?.kill('SIGKILL');
    for (const number of [...this.#pending.keys()]) this.#fail(number, 'The planner is closed');
  }

  #send(number: number, question: PlanQuestion): void {
    const child = (this.#child ??= this.#start());
    const { name } = question;
    const sdl = this.#known.has(name) ? undefined : this.#options.sdlOf(name);
    this.#known.add(name);
    child.channel?.ref();
    child.send({ number, sdl, ...question }, () => undefined);
  }

  #start(): ChildProcess {
    const library = require.resolve('@graphql-hive/router-query-planner');
    const child = spawn(process.execPath, ['-e', script, library], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.unref();
    child.on('message', (answer) => this.#settle(answer as PlanAnswer));
    child.once('error', () => this.#restart(child));
    child.once('exit', () => this.#restart(child));
    return child;
  }

  #settle({ number, plan, reason }: PlanAnswer): void {
    const pending = this.#take(number);
    if (plan) pending?.resolve(plan);
    else pending?.reject(new Error(reason ?? 'The planner gave no plan'));
  }

  #fail(number: number, reason: string): void {
    this.#take(number)?.reject(new Error(reason));
  }

  #take(number: number): Pending | undefined {
    const pending = this.#pending.get(number);
    this.#pending.delete(number);
    clearTimeout(pending?.timer);
    if (!this.#pending.size) this.#child?.channel?.unref();
    return pending;
  }

  /** The question that took too long is at work, or waits behind one that is. */
  #giveUp(number: number): void {
    this.#fail(number, 'Planning took too long');
    this.#child?.kill('SIGKILL');
  }

  /** The first question is what the process ended over; the others are asked again. */
  #restart(child: ChildProcess): void {
    if (this.#child !== child) return;
    this.#child = undefined;
    this.#known = new Set();
    const [first] = this.#pending.keys();
    if (first !== undefined && !child.killed) this.#fail(first, 'The planner broke over it');
    if (this.#isClosed) return;
    for (const [number, { question }] of this.#pending) this.#send(number, question);
  }
}
