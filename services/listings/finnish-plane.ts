import proj4 from 'proj4';
import { type StoredCoordinates } from './channel.model';

/** Metres east and north in ETRS-TM35FIN, the plane of Finnish maps. */
export interface PlanePoint {
  readonly x: number;
  readonly y: number;
}

const projection = proj4(
  'WGS84',
  '+proj=utm +zone=35 +ellps=GRS80 +towgs84=0,0,0,0,0,0,0 +units=m +no_defs',
);

/**
 * Distances are measured on this plane: in Finland they differ from those on the ellipsoid by at
 * most 0.2 per cent, less than a sphere's do, and PostgreSQL's own index of points answers "the
 * nearest first" exactly.
 */
export function planePointOf({ latitude, longitude }: StoredCoordinates): PlanePoint {
  const [x = 0, y = 0] = projection.forward([longitude, latitude]);
  return { x: toMillimetre(x), y: toMillimetre(y) };
}

export const metresBetween = (a: PlanePoint, b: PlanePoint): number =>
  Math.hypot(a.x - b.x, a.y - b.y);

/** The same number in the database, in a cursor and here. */
const toMillimetre = (metres: number): number => Math.round(metres * 1_000) / 1_000;
