import type { GraphQLResolveInfo } from 'graphql';

type Path = GraphQLResolveInfo['path'];

/** An object or a list of the answer that is being made. */
export type Holder = object;

/** Where an object or a list stands in the answer: in `holder`, under `key`. */
export class Place {
  /** It, or something that it stands in, became null because of what could not be null in it. */
  isLost = false;

  constructor(
    readonly parent: Place | null,
    readonly holder: Holder,
    readonly key: string | number,
    readonly isNullable: boolean,
  ) {}

  put(value: unknown): void {
    (this.holder as Record<string | number, unknown>)[this.key] = value;
  }

  /**
   * What stands here is not to be had: the place becomes null or, where it may not be so, the
   * nearest one around it that may. False when something else brought that about before.
   */
  lose(): boolean {
    if (this.isLost) return false;
    this.isLost = true;
    if (!this.isNullable) return this.parent?.lose() ?? true;
    this.put(null);
    return true;
  }

  /** Its path in the answer; `typename` is the type that has the field. */
  path(typename?: string): Path {
    const around = this.parent;
    return { prev: around?.parent ? around.path() : undefined, key: this.key, typename };
  }
}
