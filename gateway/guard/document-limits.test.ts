import { parse } from 'graphql';
import { checkSelections, checkTokens, type DocumentLimits } from './document-limits';

const unlimited: DocumentLimits = {
  tokens: 1e9,
  nesting: 1e9,
  depth: 1e9,
  aliases: 1e9,
  rootFields: 1e9,
  directives: 1e9,
  selections: 1e9,
};

/** The largest figure that passes is one above the largest that does not. */
function figureOf(text: string, limit: keyof DocumentLimits): number {
  const document = parse(text);
  for (let allowed = 0; ; allowed += 1) {
    try {
      checkSelections(document, { ...unlimited, [limit]: allowed });
      return allowed;
    } catch (error) {
      expect(error).toMatchObject({ extensions: { code: 'REQUEST_TOO_COMPLEX', limit, allowed } });
    }
  }
}

describe('the figures of a document', () => {
  const text = /* GraphQL */ `
    query A @a {
      x: one {
        ...F
        ... @b {
          y: two
        }
      }
      ...G
      ...G
    }
    fragment F on T {
      deep {
        z: deeper @c {
          deepest
        }
      }
    }
    fragment G on Query {
      root
      more {
        ...F
      }
    }
  `;

  it.each([
    // one > deep > deeper > deepest
    ['depth', 4],
    // x, y, z, and z again in each of the two G
    ['aliases', 5],
    // one, and root and more of each G
    ['rootFields', 5],
    // @a, @b, @c in F, and @c in each of the two G
    ['directives', 5],
    // 6 of A itself with its spreads, 3 of F, and 3 + 3 for each G
    ['selections', 21],
  ] as const)('has %s with fragments written out: %i', (limit, figure) => {
    expect(figureOf(text, limit)).toBe(figure);
  });

  it('are those of the largest operation', () => {
    expect(figureOf('query A { a } query B { a { b { c } } }', 'depth')).toBe(3);
  });

  it('stop growing where any limit refuses them, and never overflow', () => {
    const levels = Array.from(
      { length: 2_000 },
      (_, i) => `fragment F${i} on Q { ...F${i + 1} ...F${i + 1} }`,
    );
    const document = parse(`{ ...F0 } ${levels.join(' ')} fragment F2000 on Q { a }`);
    expect(() => checkSelections(document, { ...unlimited, selections: 1e9 - 1 })).toThrow(
      'more than 1000000000 selections',
    );
  });

  it('count a fragment that spreads itself once: validation refuses it', () => {
    expect(() =>
      checkSelections(
        parse('{ ...A } fragment A on Q { a ...B } fragment B on Q { ...A }'),
        unlimited,
      ),
    ).not.toThrow();
  });

  it('leave out fragments that do not exist', () => {
    expect(figureOf('{ a ...__proto__ ...constructor }', 'selections')).toBe(3);
  });
});

describe('checkTokens', () => {
  it('counts tokens, and open brackets of every kind', () => {
    expect(checkTokens('{ a(b: [1, {c: 2}]) }', { tokens: 15, nesting: 4 })).toBe(15);
    expect(() => checkTokens('{ a(b: [1, {c: 2}]) }', { tokens: 14, nesting: 4 })).toThrow(
      'The document has 15 tokens; at most 14 are allowed (MAX_TOKENS). Pass values by variables, or split it.',
    );
    expect(() => checkTokens('{ a(b: [1, {c: 2}]) }', { tokens: 15, nesting: 3 })).toThrow(
      'The document has 4 open brackets; at most 3 are allowed (MAX_NESTING). Pass nested values by variables.',
    );
  });

  it('counts no brackets in strings and comments', () => {
    expect(checkTokens('{ a(b: "{{{", c: """[[[""") } # ((((', { tokens: 99, nesting: 2 })).toBe(
      11,
    );
  });
});
