import 'reflect-metadata';
import { Directive } from 'type-graphql';

type ClassOrField = ClassDecorator & MethodDecorator & PropertyDecorator;
type OnField = MethodDecorator & PropertyDecorator;

/** The federation directives that subgraphs may use; `buildSubgraph` imports those it finds. */
export const federationDirectives = [
  'key',
  'shareable',
  'external',
  'requires',
  'provides',
  'override',
  'inaccessible',
  'tag',
  'authenticated',
  'requiresScopes',
] as const;

const quoted = (value: string): string => JSON.stringify(value);

/** The type is an entity: `fields` identify it. `resolvable: false` = only referred to here. */
export const Key = (fields: string, options: { readonly resolvable?: boolean } = {}) =>
  Directive(
    `@key(fields: ${quoted(fields)}${options.resolvable === false ? ', resolvable: false' : ''})`,
  ) as ClassDecorator;

/** Other subgraphs resolve the same field or type. */
export const Shareable = () => Directive('@shareable') as ClassOrField;

/** Another subgraph resolves the field; it is here only for `Requires`, `Provides` or a key. */
export const External = () => Directive('@external') as ClassOrField;

/** The gateway fetches these fields first and puts them into the representation. */
export const Requires = (fields: string) =>
  Directive(`@requires(fields: ${quoted(fields)})`) as OnField;

/** Not part of the schema that clients see: one subgraph's word to another. */
export const Inaccessible = () => Directive('@inaccessible') as ClassOrField;

/** On this path the subgraph resolves these fields of the other entity itself. */
export const Provides = (fields: string) =>
  Directive(`@provides(fields: ${quoted(fields)})`) as OnField;
