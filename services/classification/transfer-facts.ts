import type { Classification, ListingFacts } from './classify.rules';
import type { NameOf } from './unclassified.texts';

/** What the verdict looks at. Everything about the organisation is per Y-tunnus: its own only. */
export interface TransferFacts {
  readonly listing: ListingFacts;
  readonly isLongTerm: boolean;
  /** `STREET_ADDRESS`, `PHONE_NUMBER`, `WEB_ADDRESS`, as far as the channels lack them. */
  readonly missingChannelDetails: readonly string[];
  readonly organisation: {
    readonly kind: string;
    readonly businessId: string | null;
    readonly hasPtvAccount: boolean;
  };
  readonly classification: Classification;
  readonly nameOf: NameOf;
}
