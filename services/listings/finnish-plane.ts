import { type StoredCoordinates } from './channel.model';

/** Metres east and north in ETRS-TM35FIN, the plane of Finnish maps. */
export interface PlanePoint {
  readonly x: number;
  readonly y: number;
}

/**
 * Distances are measured on this plane: in Finland they differ from those on the ellipsoid by at
 * most 0.2 per cent, less than a sphere's do, and PostgreSQL's own index of points answers "the
 * nearest first" exactly.
 */
export function planePointOf({ latitude, longitude }: StoredCoordinates): PlanePoint {
  const { xi, eta } = conformal(radians(latitude), radians(longitude) - centralMeridian);
  const stretch = (of: (k: number) => number): number =>
    coefficients.reduce((sum, coefficient, index) => sum + coefficient * of(2 * (index + 1)), 0);
  const north = xi + stretch((k) => Math.sin(k * xi) * Math.cosh(k * eta));
  const east = eta + stretch((k) => Math.cos(k * xi) * Math.sinh(k * eta));
  return {
    x: round(rectifyingRadius * east * scale + falseEasting),
    y: round(rectifyingRadius * north * scale),
  };
}

export const metresBetween = (a: PlanePoint, b: PlanePoint): number =>
  Math.hypot(a.x - b.x, a.y - b.y);

/** The transverse Mercator projection of the sphere that keeps the ellipsoid's angles. */
function conformal(latitude: number, longitude: number): { xi: number; eta: number } {
  const isometric =
    Math.asinh(Math.tan(latitude)) - eccentricity * Math.atanh(eccentricity * Math.sin(latitude));
  const beta = Math.atan(Math.sinh(isometric));
  const eta = Math.atanh(Math.cos(beta) * Math.sin(longitude));
  return { xi: Math.asin(Math.sin(beta) * Math.cosh(eta)), eta };
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;
/** To the millimetre: the same number in the database, in a cursor and here. */
const round = (metres: number): number => Math.round(metres * 1_000) / 1_000;

// GRS 80 and the series of JHS 197, the Finnish recommendation for projections.
const flattening = 1 / 298.257222101;
const n = flattening / (2 - flattening);
const eccentricity = Math.sqrt(2 * flattening - flattening ** 2);
const rectifyingRadius = (6_378_137 / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64);
const coefficients = [
  n / 2 - (2 / 3) * n ** 2 + (5 / 16) * n ** 3 + (41 / 180) * n ** 4,
  (13 / 48) * n ** 2 - (3 / 5) * n ** 3 + (557 / 1440) * n ** 4,
  (61 / 240) * n ** 3 - (103 / 140) * n ** 4,
  (49561 / 161280) * n ** 4,
];
const scale = 0.9996;
const falseEasting = 500_000;
const centralMeridian = radians(27);
