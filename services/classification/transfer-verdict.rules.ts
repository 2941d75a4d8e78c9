import type { LocalizedName } from '../../reference';
import type { PtvConditionCode, PtvConditions } from './classification.codes';
import {
  associationOrParish,
  atMostTwoThemes,
  businessIdGiven,
  categoryTransfers,
  keywordFound,
  longTerm,
  noOwnPtvAccount,
  oneForm,
  phoneNumber,
  registeredAssociation,
  serviceClassFound,
  streetAddress,
  webAddress,
  type TransferCondition,
} from './transfer-condition';
import type { TransferFacts } from './transfer-facts';

export interface JudgedCondition {
  readonly code: PtvConditionCode;
  readonly met: boolean;
  readonly explanation: LocalizedName;
}

export interface TransferVerdict {
  readonly version: PtvConditions;
  /** True when every condition is met. */
  readonly eligible: boolean;
  readonly conditions: readonly JudgedCondition[];
}

/** The conditions of each version, in the order in which they are shown. */
export const transferConditions: Readonly<Record<PtvConditions, readonly TransferCondition[]>> = {
  V2023: [
    registeredAssociation,
    businessIdGiven,
    noOwnPtvAccount,
    longTerm,
    categoryTransfers,
    atMostTwoThemes,
    oneForm,
    serviceClassFound,
    keywordFound,
  ],
  V2024: [
    associationOrParish,
    businessIdGiven,
    noOwnPtvAccount,
    longTerm,
    categoryTransfers,
    streetAddress,
    phoneNumber,
    webAddress,
    serviceClassFound,
    keywordFound,
  ],
};

/** Judges a listing by one version of the conditions: every condition, met or not. */
export function judgeTransfer(version: PtvConditions, facts: TransferFacts): TransferVerdict {
  const conditions = transferConditions[version].map((condition) => judge(condition, facts));
  return { version, eligible: conditions.every(({ met }) => met), conditions };
}

function judge(condition: TransferCondition, facts: TransferFacts): JudgedCondition {
  const met = condition.isMet(facts);
  return {
    code: condition.code,
    met,
    // Most who ask want to know whether, and only few why.
    get explanation() {
      return met ? condition.met(facts) : condition.unmet(facts);
    },
  };
}

/** The verdict with further conditions behind its own; one that it has already stays as it is. */
export function withConditions(
  { version, eligible, conditions }: TransferVerdict,
  further: readonly JudgedCondition[],
): TransferVerdict {
  const own = new Set(conditions.map(({ code }) => code));
  const added = further.filter(({ code }) => !own.has(code));
  return {
    version,
    eligible: eligible && further.every(({ met }) => met),
    conditions: [...conditions, ...added],
  };
}
