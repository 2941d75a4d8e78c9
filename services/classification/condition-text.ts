import type { LocalizedName } from '../../reference';

export const text = (fi: string, sv: string, en: string): LocalizedName => ({ fi, sv, en });

/** A sentence that is the same for every listing. */
export function always(fi: string, sv: string, en: string): () => LocalizedName {
  const sentence = text(fi, sv, en);
  return () => sentence;
}
