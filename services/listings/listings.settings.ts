import { type GraphQLSchema } from 'graphql';
import { type Subgraph } from '../kit/federation/subgraph';

export interface ListingsSettings {
  /** Days from first to last occurrence that make a listing long-term (pitkäkestoinen). */
  readonly longTermDays: number;
}

export const defaultSettings: ListingsSettings = { longTermDays: 90 };

/** Resolver classes are made once for all schemas, so a setting travels with the schema. */
export function withSettings(subgraph: Subgraph, settings: ListingsSettings): Subgraph {
  subgraph.schema.extensions = { ...subgraph.schema.extensions, ...settings };
  return subgraph;
}

export const longTermDaysOf = (schema: GraphQLSchema): number =>
  Number(schema.extensions.longTermDays ?? defaultSettings.longTermDays);
