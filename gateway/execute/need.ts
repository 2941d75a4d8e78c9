import { Kind, type DirectiveNode, type DocumentNode, type SelectionNode } from 'graphql';

type Variables = Readonly<Record<string, unknown>>;

/** Whether @skip and @include leave any root field of an operation: without one it is not sent. */
export function compileNeed(document: DocumentNode): (variables: Variables) => boolean {
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
  const selections = operation && 'selectionSet' in operation && operation.selectionSet?.selections;
  const needs = (selections || []).map(needOf);
  if (needs.some((need) => need === null)) return () => true;
  return (variables) => needs.some((need) => need?.(variables));
}

/** Null when the selection is always needed. A fragment spread is taken to be. */
function needOf(selection: SelectionNode): ((variables: Variables) => boolean) | null {
  const own = (selection.directives ?? []).flatMap(conditionOf);
  const below =
    selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet.selections.map(needOf) : [];
  const isBelowCertain = !below.length || below.some((need) => need === null);
  if (!own.length && isBelowCertain) return null;
  return (variables) =>
    own.every((isMet) => isMet(variables)) &&
    (isBelowCertain || below.some((need) => need?.(variables)));
}

function conditionOf({
  name,
  arguments: args,
}: DirectiveNode): ((variables: Variables) => boolean)[] {
  const value = args?.[0]?.value;
  if (name.value !== 'skip' && name.value !== 'include') return [];
  const wanted = name.value === 'include';
  if (value?.kind === Kind.BOOLEAN) return [() => value.value === wanted];
  if (value?.kind !== Kind.VARIABLE) return [];
  return [(variables) => (variables[value.name.value] === true) === wanted];
}
