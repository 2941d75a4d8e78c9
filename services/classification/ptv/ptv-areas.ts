import {
  municipalitiesOfCounty,
  municipalitiesOfRegion,
  municipalityByCode,
} from '../../../reference';
import type { ContentAreas } from '../../kit/content';

/** The fields of a service or channel that say where it is offered. */
export interface AreaFields {
  readonly areaType: 'Nationwide' | 'LimitedType';
  readonly areas?: readonly { readonly type: AreaKind; readonly areaCodes: readonly string[] }[];
}

/** The same of an organisation: all its areas are of one kind. */
export interface OrganisationAreaFields {
  readonly areaType: 'Nationwide' | 'LimitedType';
  readonly subAreaType?: AreaKind;
  readonly areas?: readonly string[];
}

type AreaKind = 'Municipality' | 'Region' | 'WellbeingServiceCounties';

export const hasAreas = ({
  isWholeCountry,
  municipalities,
  regions,
  counties,
}: ContentAreas): boolean =>
  isWholeCountry || municipalities.length + regions.length + counties.length > 0;

export function areaFields(areas: ContentAreas): AreaFields {
  if (areas.isWholeCountry) return { areaType: 'Nationwide' };
  return {
    areaType: 'LimitedType',
    areas: byKind(areas).map(([type, areaCodes]) => ({ type, areaCodes })),
  };
}

/** Areas of several kinds are told as their municipalities. */
export function organisationAreaFields(areas: ContentAreas): OrganisationAreaFields {
  if (areas.isWholeCountry) return { areaType: 'Nationwide' };
  const kinds = byKind(areas);
  const [subAreaType, codes] =
    kinds.length === 1 ? kinds[0]! : (['Municipality', [...municipalitiesOf(areas)]] as const);
  return { areaType: 'LimitedType', subAreaType, areas: codes };
}

const byKind = ({ municipalities, regions, counties }: ContentAreas) =>
  (
    [
      ['Municipality', municipalities],
      ['Region', regions],
      ['WellbeingServiceCounties', counties],
    ] as const
  ).filter(([, codes]) => codes.length > 0);

/** Where an organisation works: where it says nothing, at home. */
export function organisationAreas(
  areas: ContentAreas,
  homeMunicipality: string | null,
): ContentAreas {
  if (hasAreas(areas) || homeMunicipality === null) return areas;
  return { ...areas, municipalities: [homeMunicipality] };
}

/** PTV refuses a service whose area is wider than its organisation's. */
export function isWithin(inner: ContentAreas, outer: ContentAreas): boolean {
  if (outer.isWholeCountry) return true;
  if (inner.isWholeCountry) return false;
  const covers = (code: string): boolean => {
    const { region = '', county = '' } = municipalityByCode(code) ?? {};
    return (
      outer.municipalities.includes(code) ||
      outer.regions.includes(region) ||
      outer.counties.includes(county)
    );
  };
  const coversAll = (list: readonly { readonly code: string }[]): boolean =>
    list.every(({ code }) => covers(code));
  return (
    inner.municipalities.every(covers) &&
    inner.regions.every((code) => coversAll(municipalitiesOfRegion(code))) &&
    inner.counties.every((code) => coversAll(municipalitiesOfCounty(code)))
  );
}

const municipalitiesOf = ({
  municipalities,
  regions,
  counties,
}: ContentAreas): ReadonlySet<string> =>
  new Set([
    ...municipalities,
    ...regions.flatMap(municipalitiesOfRegion).map(({ code }) => code),
    ...counties.flatMap(municipalitiesOfCounty).map(({ code }) => code),
  ]);
