import { types } from 'pg';
import type { DataSource, ObjectType } from 'typeorm';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata';
import { parsedOnce } from './parsed-once';
import { raw, type Sql } from './sql';
import { readsAll, type UnreadColumns } from './unread-columns';

type Row = Readonly<Record<string, unknown>>;
type Read = (value: unknown) => unknown;

/** How the columns of an entity are asked for and read, decided once. */
interface EntityReader {
  readonly columns: readonly {
    readonly name: string;
    readonly cast: string;
    readonly property: string;
  }[];
  readonly entityOf: (row: Row) => object;
}

const readers = new WeakMap<DataSource, Map<unknown, EntityReader>>();

function readerOf(dataSource: DataSource, entity: ObjectType<object>): EntityReader {
  const ofSource = readers.get(dataSource) ?? new Map<unknown, EntityReader>();
  readers.set(dataSource, ofSource);
  const known = ofSource.get(entity);
  if (known) return known;
  const columns = dataSource.getMetadata(entity).columns.filter(({ isSelect }) => isSelect);
  const reader: EntityReader = {
    columns: columns.map((column) => ({
      name: column.databaseName,
      cast: isParsed(column) ? '::text' : '',
      property: column.propertyName,
    })),
    entityOf: makeEntities(dataSource, entity, columns),
  };
  ofSource.set(entity, reader);
  return reader;
}

/**
 * Columns of an entity for a hand-written SELECT: `"o"."home_municipality" AS "homeMunicipality"`.
 * What takes work to parse comes as its text; `entityOf` parses it. Relations are left out:
 * loaders follow them. Asking an entity for what was left unread is a mistake that throws.
 */
export const selectColumns = <E extends object>(
  dataSource: DataSource,
  entity: ObjectType<E>,
  alias: string,
  unread: UnreadColumns = readsAll,
): Sql =>
  raw(
    readerOf(dataSource, entity)
      .columns.filter(({ property }) => !unread.has(property))
      .map(({ name, cast, property }) => `"${alias}"."${name}"${cast} AS "${property}"`)
      .join(', '),
  );

/**
 * Makes an entity of a row that `selectColumns` read. A column is parsed when something asks for
 * it: most of what a listing has is asked for by few.
 */
export const entityOf = <E extends object>(
  dataSource: DataSource,
  entity: ObjectType<E>,
): ((row: Row) => E) => readerOf(dataSource, entity).entityOf as (row: Row) => E;

const jsonbOid = 3802;
const timestamptzOid = 1184;
const textArrayOid = 1009;

const parseJson = parsedOnce<unknown>(types.getTypeParser(jsonbOid));
const parseTexts = parsedOnce<unknown>(types.getTypeParser(textArrayOid as never));

/** The driver's own parser of a column whose values it would parse; null for others. */
function parserOf({ type, isArray }: ColumnMetadata): ((text: string) => unknown) | null {
  if (type === 'jsonb' && !isArray) return parseJson;
  if (type === 'timestamptz' && !isArray) return types.getTypeParser(timestamptzOid);
  if (type === 'text' && isArray) return parseTexts;
  return null;
}

const isParsed = (column: ColumnMetadata): boolean => parserOf(column) !== null;

// For these the driver gives the value that the entity holds.
const plainTypes: ReadonlySet<unknown> = new Set([
  'text',
  'jsonb',
  'boolean',
  'integer',
  'timestamptz',
]);

/** What is still to be done with what the driver gave; null for nothing. */
function readOf(dataSource: DataSource, column: ColumnMetadata): Read | null {
  const parse = parserOf(column);
  const parsed: Read = parse
    ? (value) => (value === null ? null : parse(value as string))
    : (value) => value;
  if (!column.transformer && plainTypes.has(column.type)) return parse && parsed;
  return (value) => dataSource.driver.prepareHydratedValue(parsed(value), column) as unknown;
}

const rowOf = Symbol('row');
const readValues = Symbol('values that were read');

interface Stored {
  [rowOf]: Row;
  [readValues]: Record<string, unknown>;
}

function makeEntities(
  dataSource: DataSource,
  entity: ObjectType<object>,
  columns: readonly ColumnMetadata[],
): (row: Row) => object {
  // A class of its own: the properties of the entity's class stay as they are.
  const StoredEntity = class extends (entity as new () => object) {} as new () => Stored;
  for (const column of columns)
    Object.defineProperty(
      StoredEntity.prototype,
      column.propertyName,
      property(column.propertyName, readOf(dataSource, column)),
    );
  return (row) => {
    const stored = new StoredEntity();
    stored[rowOf] = row;
    stored[readValues] = {};
    return stored;
  };
}

/**
 * The entity with these values in place of its own; the one that it was made from stays as it is.
 * `Object.assign` would lose what has not been read of a row.
 */
export function withChanges<E extends object>(entity: E, changes: Partial<E>): E {
  const copy = Object.assign(Object.create(Object.getPrototypeOf(entity) as object) as E, entity);
  const stored = copy as Partial<Stored>;
  if (stored[readValues]) stored[readValues] = { ...stored[readValues] };
  return Object.assign(copy, changes);
}

const property = (name: string, read: Read | null): PropertyDescriptor & ThisType<Stored> => ({
  get() {
    const known = this[readValues][name];
    if (known !== undefined) return known;
    const value = this[rowOf][name];
    if (value === undefined) throw new Error(`"${name}" was not read: say which fields need it.`);
    return read ? (this[readValues][name] = read(value)) : value;
  },
  set(value: unknown) {
    this[readValues][name] = value;
  },
  enumerable: true,
  configurable: true,
});
