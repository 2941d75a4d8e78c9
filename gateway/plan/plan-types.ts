// The planner's package is an ES module; TypeScript wants that said where CommonJS takes its types.
import type * as Planner from '@graphql-hive/router-query-planner' with {
  'resolution-mode': 'import',
};

export type QueryPlan = Planner.QueryPlan;
export type PlanNode = Planner.PlanNode;
export type FetchNode = Planner.FetchNode;
export type BatchFetchNode = Planner.BatchFetchNode;
export type EntityBatchAlias = Planner.EntityBatchAlias;
export type FlattenNode = Planner.FlattenNode;
export type FlattenNodePathSegment = Planner.FlattenNodePathSegment;
export type RequiresSelection = Planner.RequiresSelection;
export type FetchRewrite = Planner.FetchRewrite;
export type ValueSetter = Planner.ValueSetter;
export type KeyRenamer = Planner.KeyRenamer;
export type ConditionNode = Planner.ConditionNode;
export type SubscriptionNode = Planner.SubscriptionNode;
