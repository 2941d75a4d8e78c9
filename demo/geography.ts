import {
  readCountyNames,
  readPlaces,
  readRegionNames,
  type InflectedName,
  type Place,
} from './places';
import type { Random } from './random';

/** The municipalities by code, population and nearness. */
export interface Geography {
  /** Throws when there is no such municipality. */
  place(code: string): Place;
  /** A municipality, each as often as its population says; small ones a little more often. */
  draw(random: Random): Place;
  /** Most populous first. */
  byPopulation(): readonly Place[];
  largestOfCounty(county: string): Place;
  /** The county's municipalities, most populous first. */
  ofCounty(county: string): readonly Place[];
  /** The other municipalities of the region, nearest first. */
  near(place: Place): readonly Place[];
  regionName(code: string): InflectedName;
  /** Of a wellbeing services county; Helsinki and Åland bear their own names. */
  countyName(code: string): InflectedName;
}

/** Hundreds of people added to each municipality, so that the smallest have organisations too. */
const floor = 12;

export function createGeography(): Geography {
  const places = readPlaces();
  const regionNames = readRegionNames();
  const countyNames = readCountyNames();
  const byCode = new Map(places.map((place) => [place.code, place]));
  const byPopulation = [...places].sort((a, b) => b.population - a.population);
  const total = places.reduce((sum, { population }) => sum + population + floor, 0);
  const neighbours = new Map<Place, readonly Place[]>();
  return {
    place: (code) => found(byCode.get(code), code),
    draw: (random) => drawFrom(byPopulation, random.next() * total),
    byPopulation: () => byPopulation,
    largestOfCounty: (code) =>
      found(
        byPopulation.find(({ county }) => county === code),
        code,
      ),
    ofCounty: (code) => byPopulation.filter(({ county }) => county === code),
    near: (place) => {
      const known = neighbours.get(place) ?? sortedByDistance(places, place);
      neighbours.set(place, known);
      return known;
    },
    countyName: (code) => found(countyNames.get(code), code),
    regionName: (code) => found(regionNames.get(code), code),
  };
}

function found<T>(value: T | undefined, code: string): T {
  if (value === undefined) throw new Error(`No area has the code ${code}`);
  return value;
}

/** From the most populous on, half of all draws end after a dozen steps. */
function drawFrom(byPopulation: readonly Place[], draw: number): Place {
  let left = draw;
  for (const place of byPopulation) {
    left -= place.population + floor;
    if (left < 0) return place;
  }
  return byPopulation[0] as Place;
}

const sortedByDistance = (places: readonly Place[], from: Place): readonly Place[] =>
  places
    .filter((place) => place.region === from.region && place !== from)
    .sort((a, b) => squaredDistance(a, from) - squaredDistance(b, from));

/** In degrees of latitude; a degree of longitude is half as long in Finland. */
const squaredDistance = (a: Place, b: Place): number =>
  (a.latitude - b.latitude) ** 2 + ((a.longitude - b.longitude) / 2) ** 2;
