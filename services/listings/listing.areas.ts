import {
  municipalitiesOfCounty,
  municipalitiesOfRegion,
  municipalityByCode,
} from '../../reference';

/** Where a listing's activity is offered, as its author said it. */
export interface ListingAreas {
  readonly municipalityCodes: readonly string[];
  readonly regionCodes: readonly string[];
  readonly countyCodes: readonly string[];
  readonly isWholeCountry: boolean;
}

/** Every area in which the listing is to be found: what its own areas contain or lie in. */
export interface CoveredAreas {
  readonly municipalities: readonly string[];
  readonly regions: readonly string[];
  readonly counties: readonly string[];
}

/** The key that listings for the whole country carry. */
export const wholeCountryKey = 'FI';
export const municipalityKey = (code: string): string => `m:${code}`;
export const regionKey = (code: string): string => `r:${code}`;
export const countyKey = (code: string): string => `c:${code}`;

/**
 * The areas that the listing reaches: a region stands for its municipalities, and a municipality
 * lies in its region and county. Nothing for the whole country: that is one key of its own.
 */
export function coveredAreas(areas: ListingAreas): CoveredAreas {
  const municipalities = new Set([
    ...areas.municipalityCodes,
    ...areas.regionCodes.flatMap(municipalitiesOfRegion).map(({ code }) => code),
    ...areas.countyCodes.flatMap(municipalitiesOfCounty).map(({ code }) => code),
  ]);
  const regions = new Set(areas.regionCodes);
  const counties = new Set(areas.countyCodes);
  for (const code of municipalities) {
    const municipality = municipalityByCode(code);
    if (!municipality) continue;
    regions.add(municipality.region);
    counties.add(municipality.county);
  }
  return { municipalities: [...municipalities], regions: [...regions], counties: [...counties] };
}

/**
 * Everything that an area filter can ask for, so that "offered in this area" is one look into
 * one index instead of a walk through the hierarchy of areas.
 */
export function areaKeysOf(areas: ListingAreas): string[] {
  if (areas.isWholeCountry) return [wholeCountryKey];
  const { municipalities, regions, counties } = coveredAreas(areas);
  return [
    ...municipalities.map(municipalityKey),
    ...regions.map(regionKey),
    ...counties.map(countyKey),
  ].sort();
}
