import { Field, Float, InputType } from 'type-graphql';
import { ClientError } from '../../platform/errors';
import { join, raw, sql, type Sql } from '../kit/sql';
import { finland, type StoredCoordinates } from './channel.model';
import { metresBetween, planePointOf, type PlanePoint } from './finnish-plane';

const maxKilometres = 200;

@InputType({ description: 'A point on the map, WGS 84.' })
export class PointInput {
  @Field(() => Float, { description: 'Degrees north, 59 to 71.' })
  latitude: number;

  @Field(() => Float, { description: 'Degrees east, 19 to 32.' })
  longitude: number;
}

@InputType({ description: 'A circle around a point (lähistöllä).' })
export class NearFilter extends PointInput {
  @Field(() => Float, {
    defaultValue: 10,
    description: `Kilometres from the point, more than 0, at most ${maxKilometres}.`,
  })
  radiusKm: number;
}

/** What is listed has a place within so many metres of the point. */
export interface NearCondition {
  readonly kind: 'near';
  readonly point: PlanePoint;
  readonly metres: number;
}

/** Refuses points outside Finland and radiuses beyond 200 km with BAD_USER_INPUT. */
export function readNear(near: NearFilter | null | undefined): NearCondition | null {
  if (!near) return null;
  if (!(near.radiusKm > 0 && near.radiusKm <= maxKilometres))
    throw new ClientError(
      'BAD_USER_INPUT',
      `\`filter.near.radiusKm\` is ${near.radiusKm}; give more than 0 and at most ${maxKilometres} km, or filter by region.`,
      { argument: 'filter.near.radiusKm' },
    );
  return {
    kind: 'near',
    point: readPoint(near, 'filter.near'),
    metres: Math.round(near.radiusKm * 1_000),
  };
}

/** Refuses a point outside Finland with BAD_USER_INPUT. */
export function readPoint(
  { latitude, longitude }: StoredCoordinates,
  argument: string,
): PlanePoint {
  const { south, north, west, east } = finland;
  const isInside = latitude >= south && latitude <= north && longitude >= west && longitude <= east;
  if (isInside) return planePointOf({ latitude, longitude });
  throw new ClientError(
    'BAD_USER_INPUT',
    `\`${argument}\`: ${latitude}, ${longitude} is not in Finland, which lies between ${south} and ${north} degrees north and ${west} and ${east} degrees east.`,
    { argument },
  );
}

export const isNear = ({ point, metres }: NearCondition, places: readonly PlanePoint[]): boolean =>
  places.some((place) => metresBetween(point, place) <= metres);

/**
 * First the squares around the circle, whose listings the database can count and has at hand,
 * then the exact distance of those. Written as a value of its own the distance stays a check of
 * single rows: how many points lie in a circle is nothing that the planner knows.
 */
export const nearSql = (near: NearCondition): Sql =>
  sql`l.no IN (SELECT listing_no FROM listing_agenda WHERE key IN (${hashes(squaresAround(near))})) AND ${withinSql(near)}`;

/** The exact distance alone, for rows that come out of the squares. */
export const withinSql = ({ point, metres }: NearCondition): Sql =>
  sql`(SELECT min(near_by.location <-> ${pointSql(point)}) FROM listing_place near_by WHERE near_by.listing_no = l.no) <= ${raw(String(metres))}`;

/**
 * Rows `listing_no, metres` of the places in the circle; of a listing with several places the
 * nearest. Ordered by `metres` they come out of the index of places as they are asked for.
 */
export function placesAround({ point, metres }: NearCondition): Sql {
  const center = pointSql(point);
  return sql`(
    SELECT p.listing_no, p.location <-> ${center} AS metres FROM listing_place p
    WHERE p.location <@ circle(${center}, ${raw(String(metres))}) AND NOT EXISTS (
      SELECT FROM listing_place other WHERE other.listing_no = p.listing_no
      AND (other.location <-> ${center}, other.at) < (p.location <-> ${center}, p.at)))`;
}

const hashes = (keys: readonly string[]): Sql =>
  join(
    keys.map((key) => sql`hashtextextended(${key}, 0)`),
    ', ',
  );

/** Millimetres of a computed number: text of the program, not of a client. */
export const pointSql = ({ x, y }: PlanePoint): Sql =>
  raw(`point(${x.toFixed(3)}, ${y.toFixed(3)})`);

/** Up to the size of a square a circle touches nine of them at most. */
const [smallSquare, largeSquare] = [16, 64];

const indexOf = (size: number, at: number): number => Math.floor(at / (size * 1_000));

const squareName = (size: number, x: number, y: number): string => `${size}km ${x} ${y}`;

/** The squares that the circle touches, by their names in the agenda. */
export function squaresAround({ point, metres }: NearCondition): string[] {
  const size = metres <= smallSquare * 1_000 ? smallSquare : largeSquare;
  const names: string[] = [];
  for (let x = indexOf(size, point.x - metres); x <= indexOf(size, point.x + metres); x += 1)
    for (let y = indexOf(size, point.y - metres); y <= indexOf(size, point.y + metres); y += 1)
      names.push(squareName(size, x, y));
  return names;
}

/** The squares of both sizes that the place lies in. */
export const squaresAt = ({ x, y }: PlanePoint): string[] =>
  [smallSquare, largeSquare].map((size) => squareName(size, indexOf(size, x), indexOf(size, y)));
