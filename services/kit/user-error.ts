import { Field, ObjectType } from 'type-graphql';
import type { ClientErrorCode } from '../../platform/errors';
import { Shareable } from './federation/directives';

@Shareable()
@ObjectType({ description: 'What is wrong with one part of a mutation’s input.' })
export class UserError {
  @Field({ description: 'Stable code for programs, one of the table in the documentation.' })
  readonly code: string;

  @Field({ description: 'One sentence for people: what is wrong and what to do instead.' })
  readonly message: string;

  @Field(() => [String], {
    description: 'The way to the input field, e.g. `["input", "contacts", "0", "value"]`.',
  })
  readonly path: readonly string[];

  constructor(code: ClientErrorCode, message: string, path: readonly string[]) {
    this.code = code;
    this.message = message;
    this.path = path;
  }
}

/** Collects everything that is wrong with an input, so that a client hears of all at once. */
export class Problems {
  readonly #list: UserError[];
  readonly #path: readonly string[];

  constructor(path: readonly string[] = ['input'], list: UserError[] = []) {
    this.#path = path;
    this.#list = list;
  }

  /** The same collection seen from a field (or list index) further down. */
  at(...steps: readonly (string | number)[]): Problems {
    return new Problems([...this.#path, ...steps.map(String)], this.#list);
  }

  add(code: ClientErrorCode, message: string): void {
    this.#list.push(new UserError(code, message, this.#path));
  }

  get list(): readonly UserError[] {
    return this.#list;
  }

  get isEmpty(): boolean {
    return this.#list.length === 0;
  }
}
