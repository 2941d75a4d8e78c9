import {
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type ConstDirectiveNode,
  type ConstValueNode,
  type FieldDefinitionNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type SelectionSetNode,
} from 'graphql';
import { parseFieldSet } from './field-set';
import { directiveNameOf, stringArgument } from './linked-features';
import type { Supergraph } from './supergraph';

/** One condition that a principal has to meet. Lists of lists: any of the lists, all of its names. */
export type Requirement =
  | { readonly kind: 'authenticated' }
  | { readonly kind: 'scopes' | 'policies'; readonly anyOf: readonly (readonly string[])[] };

/** What a principal must meet to see a field: all of the list. Empty for most fields. */
export interface Requirements {
  /** Whether the supergraph protects anything at all. */
  readonly isEmpty: boolean;
  of(typeName: string, fieldName: string): readonly Requirement[];
  /** What a principal must meet to be told of an object of this type at all. */
  ofType(typeName: string): readonly Requirement[];
}

type RequirementsByName = ReadonlyMap<string, readonly Requirement[]>;

/**
 * Reads @authenticated, @requiresScopes and @policy, under whatever names the supergraph imports
 * them. A field needs what itself, its type, the type it returns and the fields of its `@requires`
 * need; a field of an interface what the field needs in every implementation, and a field of an
 * object what was written for it on an interface.
 */
export function readRequirements(supergraph: Supergraph): Requirements {
  const declared = readDeclared(supergraph);
  const known = new Map<string, readonly Requirement[]>();
  const of = (typeName: string, fieldName: string): readonly Requirement[] => {
    const coordinate = `${typeName}.${fieldName}`;
    const found = known.get(coordinate);
    if (found) return found;
    // Circular @requires end here: what they need is collected by the first in the circle.
    known.set(coordinate, []);
    const all = unique(new FieldRequirements(supergraph, declared, of).of(typeName, fieldName));
    known.set(coordinate, all);
    return all;
  };
  return {
    isEmpty: !declared.size,
    of: declared.size ? of : () => [],
    ofType: (typeName) => declared.get(typeName) ?? [],
  };
}

class FieldRequirements {
  constructor(
    private readonly supergraph: Supergraph,
    private readonly declared: RequirementsByName,
    private readonly of_: Requirements['of'],
  ) {}

  of(typeName: string, fieldName: string): Requirement[] {
    const type = this.supergraph.fullSchema.getType(typeName);
    if (!isObjectType(type) && !isInterfaceType(type)) return [];
    const field = type.getFields()[fieldName];
    if (!field) return [...this.named(typeName)];
    const own = [
      ...this.named(typeName),
      ...this.named(`${typeName}.${fieldName}`),
      ...this.named(getNamedType(field.type).name),
      ...requiredSets(field.astNode).flatMap((set) => this.ofSelection(type, set)),
    ];
    if (!isInterfaceType(type)) return [...own, ...this.ofInterfaces(type, fieldName)];
    const implementations = this.supergraph.possibleTypes.get(typeName) ?? [];
    return [...own, ...[...implementations].flatMap((name) => this.of_(name, fieldName))];
  }

  /**
   * What an object's field has from the interfaces of its type: what an interface object requires
   * for it, and what was written on an interface alone. Composition also puts on an interface what
   * its implementations need: that is not handed from one implementation to the others.
   */
  private ofInterfaces(type: GraphQLObjectType, fieldName: string): Requirement[] {
    return type.getInterfaces().flatMap((parent) => {
      const field = parent.getFields()[fieldName];
      if (!field) return [];
      return [
        ...this.writtenOn(parent.name, ''),
        ...this.writtenOn(parent.name, `.${fieldName}`),
        ...requiredSets(field.astNode).flatMap((set) => this.ofSelection(type, set)),
      ];
    });
  }

  /** The requirements of an interface, or of its field, that no implementation has of its own. */
  private writtenOn(interfaceName: string, field: string): readonly Requirement[] {
    const implementations = this.supergraph.possibleTypes.get(interfaceName) ?? [];
    const derived = new Set(
      [...implementations].flatMap((name) => this.named(`${name}${field}`).flatMap(namesIn)),
    );
    return this.named(`${interfaceName}${field}`).filter(
      (requirement) => !namesIn(requirement).every((name) => derived.has(name)),
    );
  }

  private named(name: string): readonly Requirement[] {
    return this.declared.get(name) ?? [];
  }

  private ofSelection(type: GraphQLNamedType, { selections }: SelectionSetNode): Requirement[] {
    return selections.flatMap((selection): readonly Requirement[] => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return [];
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition?.name.value;
        const inner = condition ? this.supergraph.fullSchema.getType(condition) : type;
        return inner ? this.ofSelection(inner, selection.selectionSet) : [];
      }
      const fields = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
      const field = fields[selection.name.value];
      const below =
        field && selection.selectionSet
          ? this.ofSelection(getNamedType(field.type), selection.selectionSet)
          : [];
      return [...this.of_(type.name, selection.name.value), ...below];
    });
  }
}

/** Everything that a requirement speaks of, with its kind. */
const namesIn = (requirement: Requirement): string[] =>
  requirement.kind === 'authenticated'
    ? [requirement.kind]
    : requirement.anyOf.flat().map((name) => `${requirement.kind} ${name}`);

function requiredSets(field: FieldDefinitionNode | null | undefined): SelectionSetNode[] {
  return (field?.directives ?? []).flatMap((directive) => {
    const text = directive.name.value === 'join__field' && stringArgument(directive, 'requires');
    return text ? [parseFieldSet(text)] : [];
  });
}

/** Requirements by `Type` and `Type.field`, as they are written. */
function readDeclared({ document, features }: Supergraph): Map<string, Requirement[]> {
  const base = 'https://specs.apollo.dev';
  const names = {
    authenticated: directiveNameOf(features, `${base}/authenticated`, 'authenticated'),
    scopes: directiveNameOf(features, `${base}/requiresScopes`, 'requiresScopes'),
    policies: directiveNameOf(features, `${base}/policy`, 'policy'),
  };
  const read = (directive: ConstDirectiveNode): Requirement[] => {
    const { value } = directive.name;
    if (value === names.authenticated) return [{ kind: 'authenticated' }];
    if (value === names.scopes) return [{ kind: 'scopes', anyOf: namesOf(directive) }];
    return value === names.policies ? [{ kind: 'policies', anyOf: namesOf(directive) }] : [];
  };
  const declared = new Map<string, Requirement[]>();
  const note = (name: string, directives: readonly ConstDirectiveNode[] | undefined): void => {
    const requirements = (directives ?? []).flatMap(read);
    if (requirements.length) declared.set(name, requirements);
  };
  for (const node of document.definitions) {
    if (!('name' in node) || !node.name || node.kind === Kind.FRAGMENT_DEFINITION) continue;
    if (node.kind === Kind.OPERATION_DEFINITION || node.kind === Kind.DIRECTIVE_DEFINITION)
      continue;
    note(node.name.value, node.directives);
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION)
      continue;
    for (const field of node.fields ?? [])
      note(`${node.name.value}.${field.name.value}`, field.directives);
  }
  return declared;
}

function namesOf(directive: ConstDirectiveNode): string[][] {
  const value: ConstValueNode | undefined = directive.arguments?.[0]?.value;
  return listOf(value).map((inner) =>
    listOf(inner).flatMap((name) => (name.kind === Kind.STRING ? [name.value] : [])),
  );
}

/** A value in place of a list is a list of one, as GraphQL coerces it. */
function listOf(value: ConstValueNode | undefined): readonly ConstValueNode[] {
  if (!value) return [];
  return value.kind === Kind.LIST ? value.values : [value];
}

function unique(requirements: readonly Requirement[]): readonly Requirement[] {
  const byText = new Map(requirements.map((each) => [JSON.stringify(each), each]));
  return [...byText.values()];
}
