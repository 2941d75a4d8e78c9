import {
  parse,
  print,
  validate,
  visit,
  type DocumentNode,
  type GraphQLSchema,
  type SelectionNode,
} from 'graphql';
import type { Case } from './two-sides';

/** The smallest case that still fails, found by leaving out one part after the other. */
export async function shrink(
  schema: GraphQLSchema,
  failing: Case,
  isFailing: (test: Case) => Promise<boolean>,
): Promise<Case> {
  let smallest = { ...failing, query: print(parse(failing.query)) };
  for (let isSmaller = true; isSmaller;) {
    isSmaller = false;
    for (const candidate of candidates(schema, smallest)) {
      if (!(await isFailing(candidate))) continue;
      smallest = candidate;
      isSmaller = true;
      break;
    }
  }
  return smallest;
}

function* candidates(schema: GraphQLSchema, test: Case): Generator<Case> {
  for (const fault of test.faults)
    yield { ...test, faults: test.faults.filter((each) => each !== fault) };
  const document = parse(test.query);
  for (let index = 0; index < countNodes(document); index += 1) {
    for (const reduced of [without(document, index), unwrapped(document, index)]) {
      if (!reduced) continue;
      const query = print(withoutUnused(reduced));
      if (query.length < test.query.length && isValid(schema, query)) yield { ...test, query };
    }
  }
}

function isValid(schema: GraphQLSchema, query: string): boolean {
  try {
    return !validate(schema, parse(query)).length;
  } catch {
    return false;
  }
}

function countNodes(document: DocumentNode): number {
  let count = 0;
  visit(document, { enter: () => void (count += 1) });
  return count;
}

/** Without the node of this number, if a document can be without it. */
function without(document: DocumentNode, wanted: number): DocumentNode | null {
  let number = -1;
  let isRemoved = false;
  const removable = new Set(['Field', 'InlineFragment', 'FragmentSpread', 'Directive', 'Argument']);
  const reduced = visit(document, {
    enter(node, key) {
      number += 1;
      if (number !== wanted) return undefined;
      const isAlias = key === 'alias';
      if (!isAlias && !removable.has(node.kind)) return undefined;
      isRemoved = true;
      return null;
    },
  }) as DocumentNode;
  return isRemoved ? reduced : null;
}

/** With the selections of an inline fragment in its place. */
function unwrapped(document: DocumentNode, wanted: number): DocumentNode | null {
  let number = -1;
  let target: SelectionNode | undefined;
  visit(document, {
    enter(node) {
      number += 1;
      if (number === wanted && node.kind === 'InlineFragment') target = node;
    },
  });
  if (!target) return null;
  return visit(document, {
    SelectionSet(node) {
      if (!node.selections.includes(target!)) return undefined;
      const selections = node.selections.flatMap((each) =>
        each === target && each.kind === 'InlineFragment' ? each.selectionSet.selections : [each],
      );
      return { ...node, selections };
    },
  }) as DocumentNode;
}

/** Without fragments and variables that nothing uses any more. */
function withoutUnused(document: DocumentNode): DocumentNode {
  const body = print(document);
  return visit(document, {
    FragmentDefinition: (node) =>
      new RegExp(`\\.\\.\\.${node.name.value}\\b`).test(body) ? undefined : null,
    VariableDefinition(node) {
      const uses = body.match(new RegExp(`\\$${node.variable.name.value}\\b`, 'g')) ?? [];
      return uses.length > 1 ? false : null;
    },
  }) as DocumentNode;
}
