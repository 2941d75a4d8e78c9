/** A condition as services put theirs together; kinds that are not named here promise nothing. */
export interface TokenCondition {
  /** `oneOf` (the fact is one of `values`), `overlaps` (a list that has one), `all`, `any`. */
  readonly kind: string;
  readonly field?: string;
  readonly values?: readonly string[];
  readonly conditions?: readonly TokenCondition[];
}

export interface Tokens<F> {
  /**
   * Tokens of which facts must carry one to meet the condition; null when it asks for none of the
   * telling facts.
   */
  ofCondition(condition: TokenCondition): readonly string[] | null;
  ofFacts(facts: F): readonly string[];
}

interface Candidate {
  /** Place among the telling facts: the lower, the fewer events carry one of the tokens. */
  readonly rank: number;
  readonly tokens: readonly string[];
}

/** Tokens made of the named facts, texts or lists of texts, the most telling first. */
export function defineTokens<F>(telling: readonly (keyof F & string)[]): Tokens<F> {
  const candidateOf = (condition: TokenCondition): Candidate | null => {
    const { kind, field = '', values = [], conditions = [] } = condition;
    if (kind === 'all') return best(conditions.map(candidateOf));
    if (kind === 'any') return union(conditions.map(candidateOf));
    if (kind !== 'oneOf' && kind !== 'overlaps') return null;
    const rank = telling.findIndex((one) => one === field);
    return rank === -1 ? null : { rank, tokens: values.map((value) => token(field, value)) };
  };
  return {
    ofCondition: (condition) => candidateOf(condition)?.tokens ?? null,
    ofFacts: (facts) => telling.flatMap((field) => tokensOfFact(field, facts[field])),
  };
}

const token = (field: string, value: string): string => `${field} ${value}`;

const tokensOfFact = (field: string, value: unknown): string[] =>
  (Array.isArray(value) ? value : [value])
    .filter((one) => typeof one === 'string')
    .map((one) => token(field, one));

/** All must hold: the most telling one is enough to wait for. */
const best = (candidates: readonly (Candidate | null)[]): Candidate | null =>
  candidates.reduce(
    (left, right) => (right && (!left || right.rank < left.rank) ? right : left),
    null,
  );

/** Any may hold: all of them must be waited for, or none can be. */
function union(candidates: readonly (Candidate | null)[]): Candidate | null {
  const known = candidates.filter((candidate) => candidate !== null);
  if (known.length < candidates.length) return null;
  return {
    rank: Math.max(0, ...known.map(({ rank }) => rank)),
    tokens: [...new Set(known.flatMap(({ tokens }) => tokens))],
  };
}
