import type { DataSource, EntityManager } from 'typeorm';
import type { ClassificationRuleSet, RuleForms } from '../../reference';
import { ConfigError } from '../../platform/errors';
import { ActivityForm } from './activity-form.entity';
import type { FormCondition } from './classification.codes';
import { Keyword } from './keyword.entity';
import { LifeEvent } from './life-event.entity';
import {
  criteriaOfClasses,
  criteriaOfForms,
  criteriaOfTargetGroups,
} from './listing-criteria.rules';
import { ClassRule, KeywordRule, RuleGap, RuleSetVersion, TargetGroupRule } from './rule.entity';
import { compileRuleSet, type RuleSet } from './rule-set';
import { ServiceChainStage } from './service-chain-stage.entity';
import { ServiceClass } from './service-class.entity';
import { TargetGroup } from './target-group.entity';
import { Theme } from './theme.entity';

/** A code list in its order, with its entries by code. */
export interface CodeList<T> {
  readonly entries: readonly T[];
  find(code: string): T | undefined;
}

/** All code lists, linked with each other, and the rules in force. Never changes once built. */
export interface Catalogue {
  readonly themes: CodeList<Theme>;
  readonly activityForms: CodeList<ActivityForm>;
  readonly serviceClasses: CodeList<ServiceClass>;
  readonly targetGroups: CodeList<TargetGroup>;
  readonly lifeEvents: CodeList<LifeEvent>;
  readonly keywords: CodeList<Keyword>;
  readonly serviceChainStages: CodeList<ServiceChainStage>;
  readonly ruleSet: RuleSet;
  /** Every version that is loaded, the one in force among them. */
  readonly ruleSets: readonly RuleSet[];
}

/**
 * Reads the lists and rules, one statement a table, and validates the rules. Throws
 * RuleSetInvalid with all faults of a rule set that may not be used.
 */
export async function readCatalogue(dataSource: DataSource): Promise<Catalogue> {
  // One snapshot: another process may be loading newer lists at this moment.
  return dataSource.transaction('REPEATABLE READ', async (manager) => {
    const lists = await readLists(manager);
    const inForce = await ruleSetInForce(manager);
    const versions = await manager.find(RuleSetVersion, { order: { version: 'ASC' } });
    const rules: Rules[] = [];
    for (const version of versions) rules.push(await readRules(manager, version));
    return link(lists, rules, inForce.version);
  });
}

type Lists = Omit<Catalogue, 'ruleSet' | 'ruleSets'>;

async function readLists(manager: EntityManager): Promise<Lists> {
  const list = async <T extends { code: string; position: number }>(type: new () => T) =>
    codeList(await manager.find<T>(type));
  return {
    themes: await list(Theme),
    activityForms: await list(ActivityForm),
    serviceClasses: await list(ServiceClass),
    targetGroups: await list(TargetGroup),
    lifeEvents: await list(LifeEvent),
    keywords: await list(Keyword),
    serviceChainStages: await list(ServiceChainStage),
  };
}

function codeList<T extends { readonly code: string; readonly position: number }>(
  rows: readonly T[],
): CodeList<T> {
  const entries = rows.toSorted((a, b) => a.position - b.position);
  const index = new Map(entries.map((entry) => [entry.code, entry]));
  return { entries, find: (code) => index.get(code) };
}

interface Rules {
  readonly source: ClassificationRuleSet;
  readonly keywordRules: readonly KeywordRule[];
  readonly targetGroupRules: readonly TargetGroupRule[];
}

async function readRules(manager: EntityManager, version: RuleSetVersion): Promise<Rules> {
  const ruleSet = version.version;
  const classRules = await manager.find(ClassRule, {
    where: { ruleSet },
    order: { position: 'ASC' },
  });
  const gaps = await manager.find(RuleGap, { where: { ruleSet } });
  return {
    source: {
      ...version,
      rules: classRules.map((rule) => ({ ...rule, forms: formsOfRow(rule) })),
      gaps: gaps.map((gap) => ({ ...gap, forms: formsOfRow(gap) })),
    },
    keywordRules: await manager.find(KeywordRule, {
      where: { ruleSet },
      order: { position: 'ASC' },
    }),
    targetGroupRules: await manager.find(TargetGroupRule, { where: { ruleSet } }),
  };
}

async function ruleSetInForce(manager: EntityManager): Promise<RuleSetVersion> {
  const inForce = await manager
    .createQueryBuilder(RuleSetVersion, 'r')
    .where('coalesce(r.valid_from <= current_date, true)')
    .andWhere('coalesce(r.valid_until >= current_date, true)')
    // What began last is the newest; without a beginning it has always been there.
    .orderBy('r.valid_from', 'DESC', 'NULLS LAST')
    .addOrderBy('r.version', 'DESC')
    .getOne();
  if (inForce) return inForce;
  throw new ConfigError('No classification rule set is in force today; load one that is.');
}

const formsOfRow = (row: { formCondition: FormCondition; forms: readonly string[] }): RuleForms =>
  row.formCondition === 'LISTED' ? row.forms : row.formCondition;

function link(lists: Lists, rules: readonly Rules[], inForce: string): Catalogue {
  linkParents(lists.serviceClasses);
  linkParents(lists.targetGroups);
  linkParents(lists.lifeEvents);
  linkKeywords(lists, rules.find(({ source }) => source.version === inForce)!.keywordRules);
  const ruleSets = rules.map((one) => compileRuleSet(one.source, ruleCatalogueOf(lists, one)));
  const ruleSet = ruleSets.find(({ version }) => version === inForce)!;
  linkCriteria(lists, ruleSet);
  for (const { entries } of Object.values(lists)) entries.forEach(Object.freeze);
  return { ...lists, ruleSet, ruleSets };
}

const ruleCatalogueOf = (lists: Lists, { targetGroupRules }: Rules) => ({
  themes: lists.themes.entries.map((theme) => ({
    code: theme.code,
    category: theme.category,
    keywords: theme.keywords.map(({ code }) => code),
  })),
  activityForms: lists.activityForms.entries,
  serviceClasses: lists.serviceClasses.entries.map(({ code, parentCode }) => ({
    code,
    parent: parentCode,
  })),
  ageGroups: targetGroupRules.map(({ ageGroup, ...rule }) => ({ ...rule, code: ageGroup })),
});

interface Hierarchical<T> {
  readonly parentCode: string | null;
  parent: T | null;
  children: readonly T[];
}

function linkParents<T extends Hierarchical<T>>({ entries, find }: CodeList<T>): void {
  for (const entry of entries) {
    entry.parent = entry.parentCode === null ? null : (find(entry.parentCode) ?? null);
    entry.children = entries.filter((other) => find(other.parentCode ?? '') === entry);
  }
}

function linkKeywords({ themes, keywords }: Lists, rules: readonly KeywordRule[]): void {
  for (const theme of themes.entries)
    theme.keywords = found(
      keywords,
      rules.filter((rule) => rule.theme === theme.code).map(({ keyword }) => keyword),
    );
}

function linkCriteria(lists: Lists, ruleSet: RuleSet): void {
  for (const entry of lists.serviceClasses.entries) {
    const codes = [entry, ...entry.children].map(({ code }) => code);
    entry.listingCriteria = criteriaOfClasses(ruleSet, new Set(codes));
  }
  for (const entry of lists.targetGroups.entries) {
    const codes = [entry, ...entry.children].map(({ code }) => code);
    entry.listingCriteria = criteriaOfTargetGroups(ruleSet, new Set(codes));
  }
  for (const stage of lists.serviceChainStages.entries) {
    stage.forms = found(lists.activityForms, stage.formCodes);
    stage.listingCriteria = criteriaOfForms(ruleSet, stage.formCodes);
  }
}

/** The entries of the codes, in their order; the tables' references keep unknown codes out. */
export const found = <T>(list: CodeList<T>, codes: readonly string[]): readonly T[] =>
  codes.flatMap((code) => list.find(code) ?? []);
