import type { Catalogue } from './catalogue';
import type { PtvConditionCode, PtvConditions } from './classification.codes';
import { namesIn } from './classification.view';
import { classify } from './classify.rules';
import { keywordTerms, organisationFacts } from './listing-facts';
import type { ListingGroups } from './owner.stubs';
import { judgeChoices } from './ptv/ready-body';
import { judgeTransfer, withConditions, type TransferVerdict } from './transfer-verdict.rules';

/** How many of some listings meet the conditions, and how many fail each of them. */
export interface TransferCounts {
  readonly version: PtvConditions;
  readonly listings: number;
  readonly eligible: number;
  readonly unmet: ReadonlyMap<PtvConditionCode, number>;
}

type Group = ListingGroups['groups'][number];

/** Judges each group of listings once and sums up. */
export function countTransfers(
  catalogue: Catalogue,
  version: PtvConditions,
  all: readonly ListingGroups[],
): TransferCounts {
  const unmet = new Map<PtvConditionCode, number>();
  let listings = 0;
  let eligible = 0;
  for (const { organisation, groups } of all)
    for (const group of groups) {
      const verdict = judgeGroup(catalogue, version, group, organisation);
      listings += group.count;
      if (verdict.eligible) eligible += group.count;
      for (const { code, met } of verdict.conditions)
        if (!met) unmet.set(code, (unmet.get(code) ?? 0) + group.count);
    }
  return { version, listings, eligible, unmet };
}

function judgeGroup(
  catalogue: Catalogue,
  version: PtvConditions,
  group: Group,
  organisation: ListingGroups['organisation'],
): TransferVerdict {
  const classification = classify(catalogue.ruleSet, group);
  const verdict = judgeTransfer(version, {
    ...group,
    listing: group,
    organisation,
    classification,
    nameOf: namesIn(catalogue),
  });
  if (version === 'V2023') return verdict;
  return withConditions(
    verdict,
    judgeChoices({
      content: group,
      organisation: organisationFacts(organisation),
      serviceClasses: classification.serviceClasses.map(({ code }) => code),
      keywords: keywordTerms(catalogue, classification),
    }),
  );
}
