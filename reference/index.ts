import { join } from 'node:path';
import { projectRoot } from '../platform/project-root';
import { loadReference } from './load';
import type {
  ActivityForm,
  AgeGroup,
  Keyword,
  ListingCategory,
  Municipality,
  Reference,
  Region,
  ServiceClass,
  TargetGroup,
  Theme,
  WellbeingServicesCounty,
} from './types';

export * from './types';
export { loadReference } from './load';

let loaded: Reference | undefined;

/** All code lists and rules, read from `reference/data` on the first call and frozen. */
export const reference = (): Reference =>
  (loaded ??= loadReference(join(projectRoot, 'reference', 'data')));

export type Lookup<T> = (code: string) => T | undefined;

/** Finds an entry of a list by its code; the index is built on the first call. */
function lookup<T extends { readonly code: string }>(list: () => readonly T[]): Lookup<T> {
  let index: ReadonlyMap<string, T> | undefined;
  return (code) => (index ??= new Map(list().map((entry) => [entry.code, entry]))).get(code);
}

/** The entries of a list by a property; an unknown value gives an empty list. */
function group<T>(
  list: () => readonly T[],
  by: (entry: T) => string,
): (key: string) => readonly T[] {
  let index: Map<string, T[]> | undefined;
  const build = (): Map<string, T[]> => {
    const groups = new Map<string, T[]>();
    for (const entry of list()) {
      const members = groups.get(by(entry));
      if (members) members.push(entry);
      else groups.set(by(entry), [entry]);
    }
    groups.forEach(Object.freeze);
    return groups;
  };
  return (key) => (index ??= build()).get(key) ?? none;
}

const none: readonly never[] = Object.freeze([]);

export const municipalityByCode = lookup<Municipality>(() => reference().municipalities);
export const regionByCode = lookup<Region>(() => reference().regions);
export const countyByCode = lookup<WellbeingServicesCounty>(() => reference().counties);
export const serviceClassByCode = lookup<ServiceClass>(() => reference().serviceClasses);
export const targetGroupByCode = lookup<TargetGroup>(() => reference().targetGroups);
export const keywordByCode = lookup<Keyword>(() => reference().keywords);
export const themeByCode = lookup<Theme>(() => reference().themes);
export const formByCode = lookup<ActivityForm>(() => reference().activityForms);
export const ageGroupByCode = lookup<AgeGroup>(() => reference().ageGroups);

export const municipalitiesOfRegion = group(
  () => reference().municipalities,
  (municipality) => municipality.region,
);
export const municipalitiesOfCounty = group(
  () => reference().municipalities,
  (municipality) => municipality.county,
);
export const themesOfCategory: (category: ListingCategory) => readonly Theme[] = group(
  () => reference().themes,
  (theme) => theme.category,
);
export const formsOfCategory: (category: ListingCategory) => readonly ActivityForm[] = group(
  () => reference().activityForms,
  (form) => form.category,
);
