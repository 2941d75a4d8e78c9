import {
  buildASTSchema,
  isTypeDefinitionNode,
  Kind,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DirectiveDefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLSchema,
  type NamedTypeNode,
  type SchemaDefinitionNode,
  type TypeNode,
} from 'graphql';
import { directiveNameOf, type LinkedFeature } from './linked-features';

const standardDirectives = ['deprecated', 'specifiedBy', 'oneOf'];

/**
 * Directives that stay on the definitions' AST nodes, under the names of their specifications
 * whatever the supergraph calls them: who enforces them (authorisation, cost) reads them there.
 * They are never printed or introspected.
 */
const enforcedDirectives: ReadonlyArray<readonly [feature: string, directive: string]> = [
  ['https://specs.apollo.dev/authenticated', 'authenticated'],
  ['https://specs.apollo.dev/requiresScopes', 'requiresScopes'],
  ['https://specs.apollo.dev/policy', 'policy'],
  ['https://specs.apollo.dev/cost', 'cost'],
  ['https://specs.apollo.dev/cost', 'listSize'],
];

const executableLocations = new Set([
  'QUERY',
  'MUTATION',
  'SUBSCRIPTION',
  'FIELD',
  'FRAGMENT_DEFINITION',
  'FRAGMENT_SPREAD',
  'INLINE_FRAGMENT',
  'VARIABLE_DEFINITION',
]);

/** What decides which parts of the supergraph document clients see. */
interface Visibility {
  readonly inaccessible: string | null;
  /** Names of directives that stay, to the name they get. */
  readonly kept: ReadonlyMap<string, string>;
  readonly namespaces: readonly string[];
  readonly hiddenTypes: ReadonlySet<string>;
}

/**
 * The schema that clients see: the supergraph without what federation needs for itself and
 * without everything that is @inaccessible. Descriptions and deprecations stay.
 */
export function toApiSchema(
  supergraph: DocumentNode,
  features: readonly LinkedFeature[],
): GraphQLSchema {
  const visibility = readVisibility(supergraph, features);
  const definitions = supergraph.definitions.flatMap((node) => visibleDefinition(node, visibility));
  return buildASTSchema({ kind: Kind.DOCUMENT, definitions }, { assumeValidSDL: true });
}

function readVisibility(supergraph: DocumentNode, features: readonly LinkedFeature[]): Visibility {
  const inaccessible = directiveNameOf(
    features,
    'https://specs.apollo.dev/inaccessible',
    'inaccessible',
  );
  const kept = new Map(standardDirectives.map((name) => [name, name]));
  for (const [feature, directive] of enforcedDirectives) {
    const name = directiveNameOf(features, feature, directive);
    if (name !== null) kept.set(name, directive);
  }
  // `link` and `core` describe themselves and need not be listed among the features.
  const namespaces = ['link', 'core', 'join', ...features.map(({ namespace }) => namespace)];
  const partial = { inaccessible, kept, namespaces, hiddenTypes: new Set<string>() };
  for (const node of supergraph.definitions) {
    if (!isTypeDefinitionNode(node)) continue;
    if (isFeatureElement(node.name.value, partial) || isInaccessible(node, partial))
      partial.hiddenTypes.add(node.name.value);
  }
  return partial;
}

const isFeatureElement = (name: string, { namespaces }: Visibility): boolean =>
  namespaces.some((namespace) => name.startsWith(`${namespace}__`));

function isInaccessible(
  node: { readonly directives?: readonly { readonly name: { readonly value: string } }[] },
  { inaccessible }: Visibility,
): boolean {
  return node.directives?.some(({ name }) => name.value === inaccessible) ?? false;
}

function visibleDefinition(node: DefinitionNode, visibility: Visibility): DefinitionNode[] {
  if (node.kind === Kind.SCHEMA_DEFINITION) return [visibleRoots(node, visibility)];
  if (node.kind === Kind.DIRECTIVE_DEFINITION) return isClientDirective(node) ? [node] : [];
  if (!isTypeDefinitionNode(node) || visibility.hiddenTypes.has(node.name.value)) return [];
  const directives = visibleDirectives(node, visibility);
  switch (node.kind) {
    case Kind.SCALAR_TYPE_DEFINITION:
      return [{ ...node, directives }];
    case Kind.ENUM_TYPE_DEFINITION:
      return [{ ...node, directives, values: visibleParts(node.values, visibility) }];
    case Kind.UNION_TYPE_DEFINITION:
      return [{ ...node, directives, types: visibleNames(node.types, visibility) }];
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      return [{ ...node, directives, fields: visibleParts(node.fields, visibility) }];
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_DEFINITION:
      return [
        {
          ...node,
          directives,
          interfaces: visibleNames(node.interfaces, visibility),
          fields: visibleParts(node.fields, visibility).map((field) => ({
            ...field,
            arguments: visibleParts(field.arguments, visibility),
          })),
        },
      ];
  }
}

function visibleRoots(node: SchemaDefinitionNode, visibility: Visibility): SchemaDefinitionNode {
  const operationTypes = node.operationTypes.filter(
    ({ type }) => !visibility.hiddenTypes.has(type.name.value),
  );
  return { ...node, directives: [], operationTypes };
}

/** Definitions of directives that a client may write in an operation. */
const isClientDirective = (node: DirectiveDefinitionNode): boolean =>
  node.locations.some((location) => executableLocations.has(location.value));

function visibleDirectives(
  node: { readonly directives?: readonly ConstDirectiveNode[] },
  { kept }: Visibility,
): ConstDirectiveNode[] {
  return (node.directives ?? []).flatMap((directive) => {
    const name = kept.get(directive.name.value);
    return name === undefined
      ? []
      : [{ ...directive, name: { kind: Kind.NAME as const, value: name } }];
  });
}

function visibleNames(
  nodes: readonly NamedTypeNode[] | undefined,
  { hiddenTypes }: Visibility,
): NamedTypeNode[] {
  return (nodes ?? []).filter((node) => !hiddenTypes.has(node.name.value));
}

type Part = { readonly directives?: readonly ConstDirectiveNode[] } & (
  Pick<FieldDefinitionNode, 'type'> | { readonly type?: undefined }
);

function visibleParts<T extends Part>(
  nodes: readonly T[] | undefined,
  visibility: Visibility,
): T[] {
  return (nodes ?? [])
    .filter((node) => !isInaccessible(node, visibility) && !isOfHiddenType(node, visibility))
    .map((node) => ({ ...node, directives: visibleDirectives(node, visibility) }));
}

function isOfHiddenType(node: Part, { hiddenTypes }: Visibility): boolean {
  return node.type !== undefined && hiddenTypes.has(namedType(node.type));
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}
