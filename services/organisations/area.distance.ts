import { municipalityByCode, type Coordinates } from '../../reference';
import type { AreaDirectory } from './area.directory';
import type { Municipality } from './area.entity';

export interface NearMunicipality {
  readonly municipality: Municipality;
  /** As the crow flies between the centres, to a tenth of a kilometre. */
  readonly distanceKm: number;
}

/** The other municipalities, nearest first. */
export function municipalitiesNear(
  { code }: Municipality,
  { municipalities }: AreaDirectory,
): NearMunicipality[] {
  const from = centreOf(code);
  return [...municipalities.values()]
    .filter((municipality) => municipality.code !== code)
    .map((municipality) => ({
      municipality,
      distanceKm: Math.round(kilometresBetween(from, centreOf(municipality.code)) * 10) / 10,
    }))
    .sort(
      (a, b) =>
        a.distanceKm - b.distanceKm || a.municipality.code.localeCompare(b.municipality.code),
    );
}

function centreOf(code: string): Coordinates {
  const entry = municipalityByCode(code);
  if (!entry) throw new Error(`The reference data has no municipality ${code}`);
  return entry.centre;
}

const earthRadiusKm = 6371;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Along a great circle (haversine formula). */
export function kilometresBetween(a: Coordinates, b: Coordinates): number {
  const latitude = Math.sin(radians(b.latitude - a.latitude) / 2) ** 2;
  const longitude = Math.sin(radians(b.longitude - a.longitude) / 2) ** 2;
  const chord =
    latitude + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * longitude;
  return 2 * earthRadiusKm * Math.asin(Math.sqrt(chord));
}
