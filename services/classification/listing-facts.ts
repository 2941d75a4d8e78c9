import { IANAZone } from 'luxon';
import { found, type Catalogue } from './catalogue';
import { namesIn } from './classification.view';
import { classify, type Classification, type ListingFacts } from './classify.rules';
import type { Listing } from './listing.stubs';
import type { Organisation } from './owner.stubs';
import type { KeywordTerm, ListingFacts as BodyFacts, OrganisationFacts } from './ptv/ptv-facts';
import type { TransferFacts } from './transfer-facts';

/** What the classification of a listing follows from, of what other subgraphs told. */
export const factsOf = ({ category, themes, form, ageGroups }: Listing): ListingFacts => ({
  category,
  themes: themes.map(({ code }) => code),
  form: form.code,
  ageGroups,
});

export function transferFacts(
  catalogue: Catalogue,
  listing: Listing,
  classification: Classification,
): TransferFacts {
  const { isLongTerm, missingChannelDetails, organisation } = listing;
  return {
    listing: factsOf(listing),
    isLongTerm,
    missingChannelDetails,
    organisation,
    classification,
    nameOf: namesIn(catalogue),
  };
}

/** What the bodies of a listing are made from. */
export function bodyFacts(
  catalogue: Catalogue,
  listing: Listing,
  classification = classify(catalogue.ruleSet, factsOf(listing)),
): BodyFacts {
  const codes = (list: readonly { readonly code: string }[]) => list.map(({ code }) => code);
  return {
    id: listing.id,
    form: listing.form.code,
    content: listing.content,
    organisation: organisationFacts(listing.organisation),
    serviceClasses: codes(classification.serviceClasses),
    keywords: keywordTerms(catalogue, classification),
    targetGroups: codes(classification.targetGroups),
    today: dayInFinland(new Date()),
  };
}

/** Keywords with their ids in PTV's vocabulary. */
export const keywordTerms = (
  { keywords }: Catalogue,
  given: Classification,
): readonly KeywordTerm[] =>
  found(
    keywords,
    given.keywords.map(({ code }) => code),
  ).map(({ names, kokoUri }) => ({ name: names, kokoUri }));

export const organisationFacts = ({
  id,
  businessId,
  content,
}: Organisation): OrganisationFacts => ({ id, businessId, content });

const zone = IANAZone.create('Europe/Helsinki');
const minute = 60_000;
let asked = { minute: -1, day: '' };

/** Asked for every listing, and the offset of a time zone takes longer than the rest of the facts. */
function dayInFinland(now: Date): string {
  const current = Math.floor(now.getTime() / minute);
  if (asked.minute !== current) {
    const wallClock = now.getTime() + zone.offset(now.getTime()) * minute;
    asked = { minute: current, day: new Date(wallClock).toISOString().slice(0, 10) };
  }
  return asked.day;
}
