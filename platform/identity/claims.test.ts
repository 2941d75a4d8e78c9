import { principalFromClaims } from './claims';

const claims = { sub: 'maija', role: 'member', exp: 4_000_000_000 };

describe('the claim of a role', () => {
  const roleOf = (more: object) =>
    principalFromClaims({ sub: 'maija', exp: 4_000_000_000, ...more }, 'policies').role;

  it('may be missing: a member with an organisation, or else somebody without a role', () => {
    expect(roleOf({ organisation: 'org-1' })).toBe('member');
    expect(roleOf({ scope: 'listings:write debug:read', areas: { regions: ['17'] } })).toBeNull();
  });

  it.each(['', 'king', 'anonymous', 'toString', null, 7, ['admin'], { admin: true }])(
    'cannot be %j',
    (role) => {
      expect(() => roleOf({ role })).toThrow('the claim `role` must be one of member,');
      expect(() => roleOf({ role, organisation: 'org-1' })).toThrow('the claim `role` must be');
    },
  );
});

describe('the claim of policies', () => {
  it.each([
    ['a list', ['hr', 'payroll admin'], ['hr', 'payroll admin']],
    ['words split by spaces', ' hr  payroll ', ['hr', 'payroll']],
    ['a list with what is no text', ['hr', 7, null, ['x'], { a: 1 }], ['hr']],
    ['nothing', undefined, []],
    ['null', null, []],
    ['a number', 7, []],
    ['an object', { hr: true }, []],
    ['true', true, []],
  ])('may be %s', (_what, policies, expected) => {
    expect(principalFromClaims({ ...claims, policies }, 'policies').policies).toEqual(expected);
  });

  it('is found by its whole name', () => {
    const policies = {
      'https://example.org/policies': ['namespaced'],
      'app.policies': 'dotted',
      app: { policies: ['not meant'] },
    };
    const named = (name: string) => principalFromClaims({ ...claims, ...policies }, name).policies;
    expect(named('https://example.org/policies')).toEqual(['namespaced']);
    expect(named('app.policies')).toEqual(['dotted']);
    expect(named('policies')).toEqual([]);
  });
});
