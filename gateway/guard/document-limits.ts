import {
  Kind,
  Lexer,
  Source,
  TokenKind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { ClientError } from '../../platform/errors';

/** How large a document may be. Each figure is a setting (MAX_TOKENS, MAX_NESTING …). */
export interface DocumentLimits {
  readonly tokens: number;
  readonly nesting: number;
  readonly depth: number;
  readonly aliases: number;
  readonly rootFields: number;
  readonly directives: number;
  readonly selections: number;
}

/** What an operation amounts to when every fragment is written out. */
export interface DocumentFigures {
  readonly depth: number;
  readonly aliases: number;
  readonly rootFields: number;
  readonly directives: number;
  readonly selections: number;
}

/**
 * Reads the text token by token, without recursion, before any parser sees it: a parser that
 * descends into 100,000 brackets overflows the stack.
 *
 * @returns the number of tokens
 * @throws ClientError REQUEST_TOO_COMPLEX, or GRAPHQL_PARSE_FAILED for text that is no GraphQL
 */
export function checkTokens(
  text: string,
  limits: Pick<DocumentLimits, 'tokens' | 'nesting'>,
): number {
  const lexer = new Lexer(new Source(text));
  let tokens = 0;
  let nesting = 0;
  for (let kind = lexer.advance().kind; kind !== TokenKind.EOF; kind = lexer.advance().kind) {
    tokens += 1;
    nesting += nestingChange(kind);
    if (tokens > limits.tokens) throw tooComplex('tokens', tokens, limits.tokens);
    if (nesting > limits.nesting) {
      throw tooComplex('nesting', nesting, limits.nesting);
    }
  }
  return tokens;
}

function nestingChange(kind: TokenKind): number {
  switch (kind) {
    case TokenKind.BRACE_L:
    case TokenKind.BRACKET_L:
    case TokenKind.PAREN_L:
      return 1;
    case TokenKind.BRACE_R:
    case TokenKind.BRACKET_R:
    case TokenKind.PAREN_R:
      return -1;
    default:
      return 0;
  }
}

/**
 * Counts what each operation expands to, without expanding: a fragment is counted once and its
 * figures are used wherever it is spread, so that 2³⁰ selections cost thirty steps.
 *
 * @throws ClientError REQUEST_TOO_COMPLEX naming the limit, the figure and what is allowed
 */
export function checkSelections(document: DocumentNode, limits: DocumentLimits): void {
  const fragments = countFragments(document);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    checkFigures(resolve(countDefinition(definition), fragments), limits);
  }
}

/** What each limit counts, and what a client does in place of passing it. */
const limitTexts: Readonly<Record<keyof DocumentLimits, LimitText>> = {
  tokens: {
    noun: 'tokens',
    setting: 'MAX_TOKENS',
    remedy: 'Pass values by variables, or split it.',
  },
  nesting: {
    noun: 'open brackets',
    setting: 'MAX_NESTING',
    remedy: 'Pass nested values by variables.',
  },
  selections: {
    noun: 'selections with its fragments written out',
    setting: 'MAX_SELECTIONS',
    remedy: 'Spread fewer fragments inside others, or split the operation.',
  },
  depth: {
    noun: 'levels of fields',
    setting: 'MAX_DEPTH',
    remedy: 'Ask for what lies deeper in a request of its own.',
  },
  aliases: {
    noun: 'aliases',
    setting: 'MAX_ALIASES',
    remedy: 'Split the operation, or ask for a list.',
  },
  rootFields: {
    noun: 'root fields',
    setting: 'MAX_ROOT_FIELDS',
    remedy: 'Split the operation, or ask for a list.',
  },
  directives: {
    noun: 'directives',
    setting: 'MAX_DIRECTIVES',
    remedy: 'Put one on a fragment in place of each of its fields.',
  },
};

interface LimitText {
  readonly noun: string;
  readonly setting: string;
  readonly remedy: string;
}

const checkedFigures = ['selections', 'depth', 'aliases', 'rootFields', 'directives'] as const;

function checkFigures(figures: DocumentFigures, limits: DocumentLimits): void {
  for (const limit of checkedFigures) {
    if (figures[limit] > limits[limit]) throw tooComplex(limit, figures[limit], limits[limit]);
  }
}

function tooComplex(limit: keyof DocumentLimits, actual: number, allowed: number): ClientError {
  const figure = actual >= ceiling ? `more than ${ceiling}` : actual;
  const { noun, setting, remedy } = limitTexts[limit];
  return new ClientError(
    'REQUEST_TOO_COMPLEX',
    `The document has ${figure} ${noun}; at most ${allowed} are allowed (${setting}). ${remedy}`,
    { limit, actual: Math.min(actual, ceiling), allowed },
  );
}

/** Sums stop here: what is larger is refused by any limit. */
const ceiling = 1_000_000_000;
const add = (a: number, b: number): number => Math.min(a + b, ceiling);

interface Spread {
  readonly name: string;
  /** Levels of fields above the spread, inside its definition. */
  readonly depth: number;
}

/** A definition's own figures, and the fragments that come on top. */
interface Counted extends DocumentFigures {
  readonly spreads: readonly Spread[];
}

type Definition = OperationDefinitionNode | FragmentDefinitionNode;

/** Recursion is safe here: `checkTokens` bounded the nesting of brackets. */
function countDefinition(definition: Definition): Counted {
  const sum = { depth: 0, aliases: 0, rootFields: 0, directives: 0, selections: 0 };
  const spreads: Spread[] = [];
  sum.directives += definition.directives?.length ?? 0;

  const visit = (set: SelectionSetNode, depth: number): void => {
    for (const node of set.selections) {
      sum.selections += 1;
      sum.directives += node.directives?.length ?? 0;
      if (node.kind === Kind.FRAGMENT_SPREAD) {
        spreads.push({ name: node.name.value, depth });
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        visit(node.selectionSet, depth);
      } else {
        sum.depth = Math.max(sum.depth, depth + 1);
        if (depth === 0) sum.rootFields += 1;
        if (node.alias !== undefined) sum.aliases += 1;
        if (node.selectionSet !== undefined) visit(node.selectionSet, depth + 1);
      }
    }
  };
  visit(definition.selectionSet, 0);
  return { ...sum, spreads };
}

/**
 * Figures of every fragment, those it spreads included. Depth first with a stack of its own: a
 * chain of thousands of fragments is legal. A fragment that spreads itself counts once here and
 * is refused by validation.
 */
function countFragments(document: DocumentNode): ReadonlyMap<string, DocumentFigures> {
  const own = new Map<string, Counted>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      own.set(definition.name.value, countDefinition(definition));
    }
  }
  const resolved = new Map<string, DocumentFigures>();
  const entered = new Set<string>();
  const stack = [...own.keys()];
  while (stack.length > 0) {
    const name = stack[stack.length - 1] ?? '';
    const counted = own.get(name);
    const first = counted !== undefined && !entered.has(name);
    if (first) {
      entered.add(name);
      for (const spread of counted.spreads) if (!entered.has(spread.name)) stack.push(spread.name);
      continue;
    }
    stack.pop();
    if (counted !== undefined && !resolved.has(name))
      resolved.set(name, resolve(counted, resolved));
  }
  return resolved;
}

function resolve(
  counted: Counted,
  fragments: ReadonlyMap<string, DocumentFigures>,
): DocumentFigures {
  let { depth, aliases, rootFields, directives, selections } = counted;
  for (const spread of counted.spreads) {
    const inner = fragments.get(spread.name);
    if (inner === undefined) continue;
    depth = Math.max(depth, add(spread.depth, inner.depth));
    aliases = add(aliases, inner.aliases);
    directives = add(directives, inner.directives);
    selections = add(selections, inner.selections);
    if (spread.depth === 0) rootFields = add(rootFields, inner.rootFields);
  }
  return { depth, aliases, rootFields, directives, selections };
}
