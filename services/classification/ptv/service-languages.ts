import { reference } from '../../../reference';

/** Languages of an activity as PTV writes them. */
export const serviceLanguages = (codes: readonly string[]): readonly string[] =>
  reference()
    .activityLanguages.filter(({ code }) => codes.includes(code))
    .map(({ ptvCode }) => ptvCode);
