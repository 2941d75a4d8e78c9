import type { LocalizedName } from '../../../reference';
import type { ListingContent, OrganisationContent } from '../../kit/content';

export interface OrganisationFacts {
  readonly id: string;
  readonly businessId: string | null;
  readonly content: OrganisationContent;
}

/** A keyword of the listing, with its place in KOKO, the vocabulary that PTV takes terms from. */
export interface KeywordTerm {
  readonly name: LocalizedName;
  /** Null where it is not known: then it can only be a free keyword. */
  readonly kokoUri: string | null;
}

/** All that the bodies of a listing are made from. */
export interface ListingFacts {
  readonly id: string;
  readonly form: string;
  readonly content: ListingContent;
  readonly organisation: OrganisationFacts;
  /** Codes, at most four. */
  readonly serviceClasses: readonly string[];
  readonly keywords: readonly KeywordTerm[];
  /** Codes, at least one. */
  readonly targetGroups: readonly string[];
  /** `YYYY-MM-DD` in Finland: hours that ended before it are left out. */
  readonly today: string;
}
