import { Client, type QueryConfig } from 'pg';
import { raw, sql, type Sql } from './sql';

const mark = '/* kept */ ';

/**
 * The statement, to be parsed and planned once for a connection. For statements whose text is always
 * the same and whose values do not decide how they are best answered: those that write, or look up
 * by a key.
 */
export const kept = (statement: Sql): Sql => sql`${raw(mark)}${statement}`;

type Query = (...args: unknown[]) => unknown;

/** A connection that knows such statements by a name; all others go through as they are. */
export class KeepingClient extends Client {
  constructor(...options: ConstructorParameters<typeof Client>) {
    super(...options);
    const query = this.query.bind(this) as Query;
    // One for all signatures of the driver's own.
    this.query = ((statement: unknown, ...rest: unknown[]) =>
      query(isKept(statement) ? named(statement) : statement, ...rest)) as typeof this.query;
  }
}

const isKept = (statement: unknown): statement is string =>
  typeof statement === 'string' && statement.startsWith(mark);

const names = new Map<string, string>();

function named(text: string): QueryConfig {
  const name = names.get(text) ?? `kept_${names.size}`;
  names.set(text, name);
  return { name, text };
}
