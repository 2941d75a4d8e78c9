import type { DataSource } from 'typeorm';
import type { ServiceContext } from '../kit/context';
import { Municipality, Region, RegionalOperator, WellbeingServicesCounty } from './area.entity';

/** All areas, by code and in the order of their codes. */
export interface AreaDirectory {
  readonly municipalities: ReadonlyMap<string, Municipality>;
  readonly regions: ReadonlyMap<string, Region>;
  readonly counties: ReadonlyMap<string, WellbeingServicesCounty>;
  readonly operators: ReadonlyMap<string, RegionalOperator>;
}

const directories = new WeakMap<DataSource, Promise<AreaDirectory>>();

/**
 * The 370 rows of the area tables. They change by migrations only, which run before a service
 * serves: read once, they are good for the life of the process.
 */
export function areaDirectory({ dataSource }: ServiceContext): Promise<AreaDirectory> {
  const known = directories.get(dataSource);
  if (known) return known;
  const reading = readAreas(dataSource);
  directories.set(dataSource, reading);
  // A database that was away at the first try is asked again at the next.
  reading.catch(() => directories.delete(dataSource));
  return reading;
}

async function readAreas(dataSource: DataSource): Promise<AreaDirectory> {
  const order = { code: 'ASC' } as const;
  const [municipalities, regions, counties, operators] = await Promise.all([
    dataSource.getRepository(Municipality).find({ order }),
    dataSource.getRepository(Region).find({ order }),
    dataSource.getRepository(WellbeingServicesCounty).find({ order }),
    dataSource.getRepository(RegionalOperator).find({ order }),
  ]);
  return {
    municipalities: byCode(municipalities),
    regions: byCode(regions),
    counties: byCode(counties),
    operators: byCode(operators),
  };
}

const byCode = <T extends { readonly code: string }>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((row) => [row.code, row]));

/** The entries of these codes, in the order of the codes; unknown ones are left out. */
export const pick = <T>(entries: ReadonlyMap<string, T>, codes: readonly string[]): T[] =>
  codes.map((code) => entries.get(code)).filter((entry) => entry !== undefined);
