import type { PageInfo } from './page-info';

export interface Edge<T> {
  readonly cursor: string;
  readonly node: T;
}

/** The rows of one page and what is needed to make cursors for them. */
export interface LoadedPage<T> {
  readonly nodes: readonly T[];
  readonly hasNextPage: boolean;
}

export interface PageSource<T> {
  /** Reads the page; called at most once, and only if nodes, edges or pageInfo are selected. */
  load(): Promise<LoadedPage<T>>;
  /** Counts the whole list; called only if `totalCount` is selected. */
  count(): Promise<number>;
  cursorOf(node: T): string;
  readonly hasPreviousPage: boolean;
}

/**
 * The value of a connection field. Nothing is read before a field of it is asked for, so a query
 * pays for exactly what it selects.
 */
export class Page<T> {
  readonly #source: PageSource<T>;
  #loaded: Promise<LoadedPage<T>> | undefined;

  constructor(source: PageSource<T>) {
    this.#source = source;
  }

  get nodes(): Promise<readonly T[]> {
    return this.#load().then((page) => page.nodes);
  }

  get edges(): Promise<readonly Edge<T>[]> {
    const { cursorOf } = this.#source;
    return this.#load().then(({ nodes }) =>
      nodes.map((node) => ({ node, cursor: cursorOf(node) })),
    );
  }

  get pageInfo(): Promise<PageInfo> {
    const { cursorOf, hasPreviousPage } = this.#source;
    return this.#load().then(({ nodes, hasNextPage }) => {
      const first = nodes[0];
      const last = nodes.at(-1);
      return {
        hasNextPage,
        hasPreviousPage,
        startCursor: first === undefined ? null : cursorOf(first),
        endCursor: last === undefined ? null : cursorOf(last),
      };
    });
  }

  get totalCount(): Promise<number> {
    return this.#source.count();
  }

  #load(): Promise<LoadedPage<T>> {
    this.#loaded ??= this.#source.load();
    return this.#loaded;
  }
}
