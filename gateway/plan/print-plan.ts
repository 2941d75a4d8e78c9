import { parse, print } from 'graphql';
import type {
  BatchFetchNode,
  FetchNode,
  FlattenNodePathSegment,
  PlanNode,
  QueryPlan,
  RequiresSelection,
} from './plan-types';

/** A plan as text, in the form that Federation users know: for tests and `extensions.queryPlan`. */
export function printPlan(plan: QueryPlan): string {
  return plan.node ? `QueryPlan {\n${indent(printNode(plan.node))}\n}` : 'QueryPlan {}';
}

const indent = (text: string): string => text.replace(/^(?=.)/gm, '  ');
const block = (head: string, parts: readonly string[]): string =>
  `${head} {\n${indent(parts.join(',\n'))}\n}`;

function printNode(node: PlanNode): string {
  switch (node.kind) {
    case 'Fetch':
      return printFetch(node);
    case 'BatchFetch':
      return printBatchFetch(node);
    case 'Sequence':
      return block('Sequence', node.nodes.map(printNode));
    case 'Parallel':
      return block('Parallel', node.nodes.map(printNode));
    case 'Flatten':
      return block(`Flatten(path: "${printPath(node.path)}")`, [printNode(node.node)]);
    case 'Subscription':
      return block('Subscription', [printFetch(node.primary)]);
    case 'Condition':
      return printCondition(node);
    case 'Defer':
      return 'Defer';
  }
}

function printCondition(node: Extract<PlanNode, { kind: 'Condition' }>): string {
  const parts = [];
  if (node.ifClause)
    parts.push(block(`Include(if: $${node.condition})`, [printNode(node.ifClause)]));
  if (node.elseClause)
    parts.push(block(`Skip(if: $${node.condition})`, [printNode(node.elseClause)]));
  return parts.join(',\n');
}

function printFetch(node: FetchNode): string {
  const body = [];
  if (node.requires) body.push(`${printRequires(node.requires)} =>`);
  body.push(printOperation(node.operation));
  return `Fetch(service: "${node.serviceName}") {\n${indent(body.join('\n'))}\n}`;
}

function printBatchFetch(node: BatchFetchNode): string {
  const aliases = node.entityBatch.aliases.map(
    ({ alias, paths, requires }) =>
      `${alias}(paths: [${paths.map((path) => `"${printPath(path)}"`).join(', ')}]) ` +
      printRequires(requires),
  );
  const body = `${aliases.join('\n')} =>\n${printOperation(node.operation)}`;
  return `BatchFetch(service: "${node.serviceName}") {\n${indent(body)}\n}`;
}

/** The operation without what every fetch has in common: its keyword, variables, `_entities`. */
function printOperation(operation: string): string {
  return print(parse(operation, { noLocation: true }))
    .replace(/^(query|mutation|subscription)?\s*(\([^{]*\))?\s*(?={)/, (_all, kind: string) =>
      kind === undefined || kind === 'query' ? '' : `${kind} `,
    )
    .trim();
}

function printRequires(selections: readonly RequiresSelection[]): string {
  return `{ ${selections.map(printRequired).join(' ')} }`;
}

function printRequired(selection: RequiresSelection): string {
  switch (selection.kind) {
    case 'InlineFragment':
      return `... on ${selection.typeCondition} ${printRequires(selection.selections)}`;
    case 'FragmentSpread':
      return `...${selection.value}`;
    case 'Field': {
      const name = selection.alias ? `${selection.alias}: ${selection.name}` : selection.name;
      return selection.selections?.length ? `${name} ${printRequires(selection.selections)}` : name;
    }
  }
}

export function printPath(path: readonly FlattenNodePathSegment[]): string {
  let text = '';
  for (const segment of path) {
    if (segment === '@') text += '.@';
    else if ('Field' in segment) text += `${text ? '.' : ''}${segment.Field}`;
    else text += `|[${segment.TypeCondition.join(', ')}]`;
  }
  return text;
}
