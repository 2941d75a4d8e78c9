import { type Scenario } from '../scenario';
import { facetsOfSearch } from './facets-of-search';
import { nearSoonest, nearThisWeek } from './near-this-week';
import { soonestInRegion } from './soonest-in-region';
import { tilesOfAll, tilesOfRegion } from './ten-tiles';
import { twoWords } from './two-words';

export const scenarios: readonly Scenario[] = [
  twoWords,
  soonestInRegion,
  nearThisWeek,
  nearSoonest,
  facetsOfSearch,
  tilesOfRegion,
  tilesOfAll,
];
