import { type Scenario } from '../scenario';
import { nearSoonest, nearThisWeek } from './near-this-week';
import { soonestInRegion } from './soonest-in-region';

export const scenarios: readonly Scenario[] = [soonestInRegion, nearThisWeek, nearSoonest];
