import type { DataSource, EntityMetadata, ObjectType } from 'typeorm';
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

/** Makes an entity of a row that `selectColumns` read. */
export function entityOf<E extends object>(
  dataSource: DataSource,
  entity: ObjectType<E>,
): (row: Record<string, unknown>) => E {
  const metadata: EntityMetadata = dataSource.getMetadata(entity);
  const columns = metadata.columns.filter((column) => column.isSelect);
  return (row) => {
    const instance = metadata.create() as Record<string, unknown>;
    for (const column of columns)
      instance[column.propertyName] = dataSource.driver.prepareHydratedValue(
        row[column.propertyName],
        column,
      );
    return instance as E;
  };
}
