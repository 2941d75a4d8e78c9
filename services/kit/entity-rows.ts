import type { DataSource, ObjectType } from 'typeorm';
import { raw, type Sql } from './sql';

/**
 * Columns of an entity for a hand-written SELECT: `"o"."home_municipality" AS "homeMunicipality"`.
 * Relations are left out: loaders follow them.
 */
export function selectColumns<E extends object>(
  dataSource: DataSource,
  entity: ObjectType<E>,
  alias: string,
): Sql {
  const { columns } = dataSource.getMetadata(entity);
  return raw(
    columns
      .filter((column) => column.isSelect)
      .map((column) => `"${alias}"."${column.databaseName}" AS "${column.propertyName}"`)
      .join(', '),
  );
}

// For these the PostgreSQL driver gives the value that the entity holds, an array of them included.
const plainTypes = new Set<unknown>(['text', 'jsonb', 'boolean', 'integer', 'timestamptz']);

/** Makes an entity of a row that `selectColumns` read. */
export function entityOf<E extends object>(
  dataSource: DataSource,
  entity: ObjectType<E>,
): (row: Record<string, unknown>) => E {
  const columns = dataSource.getMetadata(entity).columns.filter((column) => column.isSelect);
  const hydrated = columns.filter(({ type, transformer }) => transformer || !plainTypes.has(type));
  const Entity = entity as new () => E & Record<string, unknown>;
  return (row) => {
    const instance: Record<string, unknown> = new Entity();
    for (const { propertyName } of columns) instance[propertyName] = row[propertyName];
    for (const column of hydrated)
      instance[column.propertyName] = dataSource.driver.prepareHydratedValue(
        row[column.propertyName],
        column,
      );
    return instance as E;
  };
}
