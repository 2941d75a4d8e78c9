import { municipalitiesOfRegion, municipalityByCode } from '../../reference';
import type { PrincipalAreas } from '../../platform/identity/principal';

/** Where an announcement matters, as its author said it. */
export interface AnnouncementAreas {
  readonly municipalityCodes: readonly string[];
  readonly regionCodes: readonly string[];
  readonly isWholeCountry: boolean;
}

/** The key of announcements for the whole country. */
export const wholeCountryKey = 'FI';
export const municipalityKey = (code: string): string => `m:${code}`;
export const regionKey = (code: string): string => `r:${code}`;

/**
 * Everything that an area filter can ask for: a region stands for its municipalities, and a
 * municipality lies in its region. "In this area" is then one look into one index.
 */
export function areaKeysOf(areas: AnnouncementAreas): string[] {
  if (areas.isWholeCountry) return [wholeCountryKey];
  const { municipalities, regions } = coveredAreas(areas);
  return [...municipalities.map(municipalityKey), ...regions.map(regionKey)].sort();
}

/** The areas that rights are decided on; none for the whole country. */
export function coveredAreas({
  municipalityCodes,
  regionCodes,
}: AnnouncementAreas): PrincipalAreas {
  const within = regionCodes.flatMap(municipalitiesOfRegion).map(({ code }) => code);
  const municipalities = [...new Set([...municipalityCodes, ...within])];
  const found = municipalities.map(municipalityByCode).filter((one) => one !== undefined);
  return {
    municipalities,
    regions: [...new Set([...regionCodes, ...found.map(({ region }) => region)])],
    counties: [...new Set(found.map(({ county }) => county))],
  };
}
