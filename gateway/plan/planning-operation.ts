import {
  Kind,
  print,
  visit,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { conditionOf } from './condition-of';

/**
 * A client's operation in the form that is planned, executed and projected. Response keys that
 * could be taken for something else are renamed, so that a key means the same field with the same
 * arguments wherever it occurs in the result tree:
 *
 * - a client's alias that is the name of a field would shadow that field where a key or
 *   `@requires` needs it (`{ id: name }`);
 * - the same alias for different fields or arguments would mix where one entity is reached by
 *   several paths;
 * - a field that some `@requires` asks with arguments would be taken for the client's own;
 * - keys of Object.prototype (`__proto__`, `constructor`) are not plain keys in JavaScript.
 */
export interface PlanningOperation {
  readonly kind: 'query' | 'mutation' | 'subscription';
  /** Operation and fragments with renamed keys; root `__typename` and introspection included. */
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Renamed response key to the client's own. */
  readonly clientKeys: ReadonlyMap<string, string>;
  /** Renamed variable to the client's own. */
  readonly clientVariables: ReadonlyMap<string, string>;
}

/** What the supergraph says about names: computed once a supergraph. */
export interface NamingRules {
  /** Names of all fields of all types. */
  readonly fieldNames: ReadonlySet<string>;
  /** Fields that have arguments and occur in some field set of the supergraph. */
  readonly requiredFieldsWithArguments: ReadonlySet<string>;
}

export function toPlanningOperation(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  rules: NamingRules,
): PlanningOperation {
  const names = new KeyNames(document, rules);
  const used = fragmentsInUse(document, operation);
  const renamed = visit(
    { kind: Kind.DOCUMENT, definitions: [operation, ...used.values()] },
    {
      Field: {
        enter: (node) => names.enter(node),
        leave: (node) => names.leave(node),
      },
      FragmentDefinition: {
        enter: (node) => names.enterFragment(node),
        leave: () => names.leaveFragment(),
      },
      Variable: (node) => {
        const name = names.variable(node.name.value);
        return name === node.name.value
          ? undefined
          : { ...node, name: { kind: Kind.NAME, value: name } };
      },
      // The parser of the planner (0.0.38) does not know an exponent that begins with 9 or 0: `1e9`.
      FloatValue: (node) => ({ ...node, value: node.value.replace(/e(?=\d)/i, 'e+') }),
    },
  ) as DocumentNode;
  const [first, ...others] = renamed.definitions;
  return {
    kind: operation.operation,
    operation: first as OperationDefinitionNode,
    fragments: new Map(
      others.map((node) => [
        (node as FragmentDefinitionNode).name.value,
        node as FragmentDefinitionNode,
      ]),
    ),
    clientKeys: names.clientKeys,
    clientVariables: names.clientVariables,
  };
}

class KeyNames {
  readonly clientKeys = new Map<string, string>();
  readonly clientVariables = new Map<string, string>();
  readonly #byUse = new Map<string, string>();
  readonly #useOf = new Map<string, string>();
  readonly #variables = new Map<string, string>();
  readonly #document: DocumentNode;
  readonly #rules: NamingRules;
  #taken: Set<string> | undefined;
  /** How many fields deep inside introspection. */
  #introspected = 0;

  constructor(document: DocumentNode, rules: NamingRules) {
    this.#document = document;
    this.#rules = rules;
  }

  enter({ name }: FieldNode): void {
    if (this.#introspected || isIntrospection(name.value)) this.#introspected += 1;
  }

  /** Introspection is answered as the client asks it, and `__typename` is always read as such. */
  leave(node: FieldNode): FieldNode | undefined {
    if (this.#introspected) this.#introspected -= 1;
    if (this.#introspected || node.name.value === '__typename') return undefined;
    const clientKey = node.alias?.value ?? node.name.value;
    const key = this.#keyOf(node, clientKey);
    if (key === clientKey) return undefined;
    this.clientKeys.set(key, clientKey);
    return { ...node, alias: { kind: Kind.NAME, value: key } };
  }

  enterFragment({ typeCondition }: FragmentDefinitionNode): void {
    this.#introspected = typeCondition.name.value.startsWith('__') ? 1 : 0;
  }

  leaveFragment(): undefined {
    this.#introspected = 0;
    return undefined;
  }

  variable(name: string): string {
    if (!isReservedVariable(name)) return name;
    const known = this.#variables.get(name);
    if (known !== undefined) return known;
    const renamed = this.#free(`variable_${name.replace(/^_+/, '')}`);
    this.#variables.set(name, renamed);
    this.clientVariables.set(renamed, name);
    return renamed;
  }

  #keyOf(node: FieldNode, clientKey: string): string {
    const isPlain = clientKey === node.name.value;
    const use = `${clientKey} ${node.name.value} ${(node.arguments ?? []).map(print).sort().join()}`;
    const known = this.#byUse.get(use);
    if (known !== undefined) return known;
    const key = this.#newKey(clientKey, isPlain, use);
    this.#byUse.set(use, key);
    return key;
  }

  #newKey(clientKey: string, isPlain: boolean, use: string): string {
    const mayKeep = isPlain || !this.#rules.fieldNames.has(clientKey);
    const isTaken = (this.#useOf.get(clientKey) ?? use) !== use;
    if (mayKeep && !isTaken && !this.#isAmbiguous(clientKey)) {
      this.#useOf.set(clientKey, use);
      return clientKey;
    }
    return this.#free(`${clientKey.replace(/^_+/, '')}_`);
  }

  #isAmbiguous(key: string): boolean {
    return (
      key in Object.prototype ||
      this.#rules.requiredFieldsWithArguments.has(key) ||
      (key.startsWith('_') && key !== '__typename' && key !== '__schema' && key !== '__type')
    );
  }

  /** A name that nothing in the document and no field has. */
  #free(stem: string): string {
    this.#taken ??= namesIn(this.#document);
    for (let number = 1; ; number += 1) {
      const name = `${stem}${number}`;
      if (this.#taken.has(name) || this.#rules.fieldNames.has(name)) continue;
      this.#taken.add(name);
      return name;
    }
  }
}

/** Variables that the planner adds to entity fetches, and names that are not plain keys. */
const isReservedVariable = (name: string): boolean =>
  name === 'representations' || name.startsWith('__') || name in Object.prototype;

function namesIn(document: DocumentNode): Set<string> {
  const names = new Set<string>();
  visit(document, { Name: (node) => void names.add(node.value) });
  return names;
}

function fragmentsInUse(
  document: DocumentNode,
  operation: OperationDefinitionNode,
): Map<string, FragmentDefinitionNode> {
  const all = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) all.set(node.name.value, node);
  const used = new Map<string, FragmentDefinitionNode>();
  if (!all.size) return used;
  const pending: SelectionSetNode[] = [operation.selectionSet];
  for (let set = pending.pop(); set; set = pending.pop()) {
    for (const selection of set.selections) {
      if (selection.kind !== Kind.FRAGMENT_SPREAD) {
        if (selection.selectionSet) pending.push(selection.selectionSet);
        continue;
      }
      const fragment = all.get(selection.name.value);
      if (!fragment || used.has(selection.name.value)) continue;
      used.set(selection.name.value, fragment);
      pending.push(fragment.selectionSet);
    }
  }
  return used;
}

/** A root field of the operation by its response key, as it is asked for. */
export interface RootField {
  readonly key: string;
  readonly selections: readonly SelectionNode[];
}

/** Root fields in the client's order, without `__typename` and introspection. */
export function rootFields({ operation, fragments }: PlanningOperation): RootField[] {
  const byKey = new Map<string, SelectionNode[]>();
  const selections = rootSelections(operation.selectionSet, fragments, isAnsweredBySubgraphs);
  for (const { key, selection } of selections) {
    const known = byKey.get(key);
    if (known) known.push(selection);
    else byKey.set(key, [selection]);
  }
  return [...byKey].map(([key, all]) => ({ key, selections: all }));
}

/**
 * The operation reduced to some root selections: what the planner gets to see, as the gateway
 * answers root `__typename` and introspection itself. Null when nothing is left.
 */
export function reducedDocument(
  { operation, fragments }: PlanningOperation,
  selections: readonly SelectionNode[],
): DocumentNode | null {
  if (!selections.length) return null;
  const selectionSet: SelectionSetNode = { kind: Kind.SELECTION_SET, selections };
  const reduced = { ...operation, name: undefined, selectionSet };
  const all: DocumentNode = { kind: Kind.DOCUMENT, definitions: [reduced, ...fragments.values()] };
  const used = fragmentsInUse(all, reduced);
  return { kind: Kind.DOCUMENT, definitions: [reduced, ...used.values()] };
}

/** The operation's introspection alone; null when it asks for none. */
export function introspectionDocument(planning: PlanningOperation): DocumentNode | null {
  const { operation, fragments } = planning;
  const found = rootSelections(operation.selectionSet, fragments, isIntrospection);
  return reducedDocument(
    planning,
    found.map(({ selection }) => selection),
  );
}

const isIntrospection = (name: string): boolean => name === '__schema' || name === '__type';
const isAnsweredBySubgraphs = (name: string): boolean =>
  name !== '__typename' && !isIntrospection(name);

/** Root fields one by one, each inside the conditions of the fragments around it. */
function rootSelections(
  { selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  isWanted: (fieldName: string) => boolean,
): { key: string; selection: SelectionNode }[] {
  return selections.flatMap((selection) => {
    if (selection.directives?.some((each) => conditionOf(each) === false)) return [];
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      return isWanted(selection.name.value) ? [{ key, selection }] : [];
    }
    const body =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection.selectionSet
        : fragments.get(selection.name.value)?.selectionSet;
    const inside = body ? rootSelections(body, fragments, isWanted) : [];
    const { directives } = selection;
    if (!directives?.length) return inside;
    return inside.map(({ key, selection: field }) => ({
      key,
      selection: underConditions(field, directives),
    }));
  });
}

/**
 * On the field itself where it has no such directive yet: the planner (0.0.38) finds no place for
 * what a field requires inside `... on Query @include(if: $x)`.
 */
function underConditions(
  selection: SelectionNode,
  directives: readonly DirectiveNode[],
): SelectionNode {
  const own = selection.directives ?? [];
  const isFree = directives.every(({ name }) =>
    own.every((each) => each.name.value !== name.value),
  );
  if (selection.kind === Kind.FIELD && isFree)
    return { ...selection, directives: [...own, ...directives] };
  const selectionSet = { kind: Kind.SELECTION_SET as const, selections: [selection] };
  return { kind: Kind.INLINE_FRAGMENT, directives, selectionSet };
}
