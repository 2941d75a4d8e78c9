import { Kind, type DirectiveNode, type DocumentNode, type ValueNode } from 'graphql';
import { ConfigError } from '../../platform/errors';

/** A specification that the supergraph links: its identity, and the names it has in this document. */
export interface LinkedFeature {
  /** The URL without its version, as `https://specs.apollo.dev/join`. */
  readonly identity: string;
  readonly name: string;
  readonly version: string;
  /** What prefixes this feature's elements here: `join` for `@join__field`. */
  readonly namespace: string;
  readonly purpose: 'SECURITY' | 'EXECUTION' | null;
  /** Element of the specification (`@authenticated`) to its name in this document (`@auth`). */
  readonly imports: ReadonlyMap<string, string>;
}

/** In their versions v0.x: a later one may mean something else. */
const knownSecurityFeatures = new Set([
  'https://specs.apollo.dev/inaccessible',
  'https://specs.apollo.dev/authenticated',
  'https://specs.apollo.dev/requiresScopes',
  'https://specs.apollo.dev/policy',
]);

/** The versions of the join specification that the planner knows. */
const joinVersions = new Set(['v0.1', 'v0.2', 'v0.3', 'v0.4', 'v0.5']);

/**
 * Reads `@link` (Federation 2) and `@core` (Federation 1) of the schema definition. A feature
 * `for: SECURITY` that this gateway does not implement is refused: serving the graph without it
 * would show what its authors meant to protect. So is one `for: EXECUTION`: its fields would be asked
 * in a way that nobody answers.
 */
export function readLinkedFeatures(document: DocumentNode): LinkedFeature[] {
  const features = parseLinkedFeatures(document);
  for (const feature of features) {
    refuseUnknownSecurity(feature);
    refuseUnknownExecution(feature);
  }
  return features;
}

/** The same of any document, whether this gateway knows the features or not. */
export function parseLinkedFeatures(document: DocumentNode): LinkedFeature[] {
  const features: LinkedFeature[] = [];
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.SCHEMA_DEFINITION && definition.kind !== Kind.SCHEMA_EXTENSION)
      continue;
    for (const directive of definition.directives ?? []) {
      const feature = readFeature(directive);
      if (feature) features.push(feature);
    }
  }
  return features;
}

function refuseUnknownSecurity(feature: LinkedFeature): void {
  const isKnown = knownSecurityFeatures.has(feature.identity) && feature.version.startsWith('v0.');
  if (feature.purpose !== 'SECURITY' || isKnown) return;
  throw new ConfigError(
    `The supergraph needs the security feature ${feature.identity}/${feature.version}, which this ` +
      'gateway does not implement. Compose without it, or use a gateway that enforces it.',
  );
}

function refuseUnknownExecution({ identity, version, purpose }: LinkedFeature): void {
  const isJoin = identity === 'https://specs.apollo.dev/join';
  if (isJoin ? joinVersions.has(version) : purpose !== 'EXECUTION') return;
  throw new ConfigError(
    `The supergraph needs ${identity}/${version} to be executed, which this gateway does not ` +
      `implement; it knows join ${[...joinVersions].join(', ')}. Compose without it, or for one of those.`,
  );
}

function readFeature(directive: DirectiveNode): LinkedFeature | null {
  const url = stringArgument(directive, 'url') ?? stringArgument(directive, 'feature');
  if (url === null) return null;
  const match = /^(.*\/([^/]+))\/(v\d+\.\d+)\/?$/.exec(url);
  const identity = match?.[1] ?? url;
  const name = match?.[2] ?? url.slice(url.lastIndexOf('/') + 1);
  const purpose = argument(directive, 'for');
  return {
    identity,
    name,
    version: match?.[3] ?? '',
    namespace: stringArgument(directive, 'as') ?? name,
    purpose:
      purpose?.kind === Kind.ENUM && (purpose.value === 'SECURITY' || purpose.value === 'EXECUTION')
        ? purpose.value
        : null,
    imports: readImports(argument(directive, 'import')),
  };
}

function readImports(value: ValueNode | undefined): Map<string, string> {
  const imports = new Map<string, string>();
  if (value?.kind !== Kind.LIST) return imports;
  for (const item of value.values) {
    if (item.kind === Kind.STRING) imports.set(item.value, item.value);
    if (item.kind !== Kind.OBJECT) continue;
    const text = (field: string): string | null => {
      const found = item.fields.find(({ name }) => name.value === field)?.value;
      return found?.kind === Kind.STRING ? found.value : null;
    };
    const name = text('name');
    if (name !== null) imports.set(name, text('as') ?? name);
  }
  return imports;
}

/**
 * The name (without `@`) that a directive of a linked specification has in this document, or null
 * when the specification is not linked. The feature's main directive is `@namespace` itself.
 */
export function directiveNameOf(
  features: readonly LinkedFeature[],
  identity: string,
  directive: string,
): string | null {
  for (const feature of features) {
    if (feature.identity !== identity) continue;
    const imported = feature.imports.get(`@${directive}`);
    if (imported !== undefined) return imported.slice(1);
    return directive === feature.name ? feature.namespace : `${feature.namespace}__${directive}`;
  }
  return null;
}

function argument(directive: DirectiveNode, name: string): ValueNode | undefined {
  return directive.arguments?.find((node) => node.name.value === name)?.value;
}

export function stringArgument(directive: DirectiveNode, name: string): string | null {
  const value = argument(directive, name);
  return value?.kind === Kind.STRING ? value.value : null;
}

export function enumArgument(directive: DirectiveNode, name: string): string | null {
  const value = argument(directive, name);
  return value?.kind === Kind.ENUM ? value.value : null;
}

export function isTrueArgument(directive: DirectiveNode, name: string): boolean {
  const value = argument(directive, name);
  return value?.kind === Kind.BOOLEAN && value.value;
}
