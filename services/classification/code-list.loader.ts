import type { DataSource, EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import type { ClassificationRuleSet, Reference, RuleForms } from '../../reference';
import { ActivityForm } from './activity-form.entity';
import type { FormCondition } from './classification.codes';
import { Keyword } from './keyword.entity';
import { LifeEvent } from './life-event.entity';
import {
  ClassRule,
  CodeListState,
  KeywordRule,
  RuleGap,
  RuleSetVersion,
  TargetGroupRule,
} from './rule.entity';
import { withListsOf } from './rule-lists';
import { ServiceChainStage } from './service-chain-stage.entity';
import { ServiceClass } from './service-class.entity';
import { TargetGroup } from './target-group.entity';
import { Theme } from './theme.entity';

/** A table and all its rows; a later one refers to earlier ones. */
type FilledTable = readonly [EntityTarget<ObjectLiteral>, readonly object[]];

/**
 * Brings the tables to the state of the data files: in one transaction, and only when the files
 * differ from what was loaded last. Returns whether anything was written.
 */
export async function loadCodeLists(
  dataSource: DataSource,
  reference: Reference,
): Promise<boolean> {
  return dataSource.transaction(async (manager) => {
    // Several processes may start at once: one of them loads, the others find it done.
    await manager.query(`SELECT pg_advisory_xact_lock(hashtext('classification.code_lists'))`);
    if (await isLoaded(manager, reference.digest)) return false;
    await replaceRows(manager, [...codeLists(reference), ...rules(reference), state(reference)]);
    return true;
  });
}

const isLoaded = (manager: EntityManager, digest: string): Promise<boolean> =>
  manager.existsBy(CodeListState, { digest });

async function replaceRows(manager: EntityManager, tables: readonly FilledTable[]): Promise<void> {
  // A table of rules is filled once for each version.
  for (const table of new Set(tables.toReversed().map(([name]) => name)))
    await manager.deleteAll(table);
  for (const [table, rows] of tables) await manager.insert(table, [...rows]);
}

const codeLists = (reference: Reference): readonly FilledTable[] => [
  [Keyword, numbered(reference.keywords)],
  [Theme, numbered(reference.themes).map(withProvisional)],
  [ActivityForm, numbered(reference.activityForms).map(withProvisional)],
  [
    ServiceClass,
    numbered(reference.serviceClasses).map((row) => ({
      ...withParent(row),
      olderName: row.olderNameFi,
    })),
  ],
  [TargetGroup, numbered(reference.targetGroups).map(withParent)],
  [LifeEvent, numbered(reference.lifeEvents).map(withParent)],
  [
    ServiceChainStage,
    numbered(reference.serviceChainStages).map((row) => ({ ...row, formCodes: row.forms })),
  ],
];

const numbered = <T extends { readonly name: unknown }>(list: readonly T[]) =>
  list.map((entry, position) => ({ ...entry, names: entry.name, position }));

const withParent = <T extends { readonly parent: string | null }>({ parent, ...row }: T) => ({
  ...row,
  parentCode: parent,
});

const withProvisional = <T extends { readonly provisional: boolean }>(row: T) => ({
  ...row,
  isProvisional: row.provisional,
});

const rules = (reference: Reference): readonly FilledTable[] =>
  reference.ruleSets.flatMap((ruleSet) => rulesOf(ruleSet, reference));

function rulesOf(ruleSet: ClassificationRuleSet, reference: Reference): readonly FilledTable[] {
  const { version } = ruleSet;
  const { themes, ageGroups } = withListsOf(ruleSet, reference);
  return [
    [RuleSetVersion, [{ version, validFrom: ruleSet.validFrom, validUntil: ruleSet.validUntil }]],
    [
      ClassRule,
      ruleSet.rules.map((rule, position) => ({
        ...rule,
        ...formColumns(rule.forms),
        ruleSet: version,
        position,
      })),
    ],
    [RuleGap, ruleSet.gaps.map((gap) => ({ ...gap, ...formColumns(gap.forms), ruleSet: version }))],
    [
      KeywordRule,
      themes.flatMap(({ code, keywords }) =>
        keywords.map((keyword, position) => ({ ruleSet: version, theme: code, keyword, position })),
      ),
    ],
    [
      TargetGroupRule,
      ageGroups.map(({ code, isYouth, targetGroup }) => ({
        ruleSet: version,
        ageGroup: code,
        isYouth,
        targetGroup,
      })),
    ],
  ];
}

const formColumns = (
  forms: RuleForms,
): { formCondition: FormCondition; forms: readonly string[] } =>
  typeof forms === 'string'
    ? { formCondition: forms, forms: [] }
    : { formCondition: 'LISTED', forms };

const state = ({ digest }: Reference): FilledTable => [
  CodeListState,
  [{ digest, loadedAt: new Date() }],
];
