import { buildSchema, getOperationAST, parse, type OperationDefinitionNode } from 'graphql';
import type { Answer } from '../answer';
import type { AdmittedOperation } from '../operation';
import { readLiveOperation } from './live-operation';

const schema = buildSchema(/* GraphQL */ `
  type Query {
    a: Int
  }
  input Filter {
    one: Int
    two: [Int!] = [2]
  }
  type Event {
    cursor: String
    text: String
  }
  type Subscription {
    events(after: String, filter: Filter, snapshot: Boolean = false, note: String): Event
    plain: Event
  }
`);

function read(text: string, variables: Record<string, unknown> = {}) {
  const document = parse(text);
  const operation: AdmittedOperation = {
    document: { text, hash: text, tokens: 1, document, operations: [] },
    node: getOperationAST(document) as OperationDefinitionNode,
    kind: 'subscription',
    operationName: undefined,
    variables,
    wantsPlan: false,
    wireKey: null,
  };
  return readLiveOperation(operation, schema);
}

const answerOf = (data: Record<string, unknown>): Answer => ({
  status: 200,
  headers: {},
  refused: false,
  data,
  body: () => '',
  bytes: () => Buffer.alloc(0),
});

describe('the key of a subscription', () => {
  const query =
    'subscription ($f: Filter, $a: String) { events(filter: $f, after: $a) { cursor } }';
  const keyOf = (variables: Record<string, unknown>) => read(query, variables).sharingKey;

  it('is equal for values that are coerced to the same', () => {
    expect(keyOf({ f: { one: 1, two: [2] } })).toBe(keyOf({ f: { two: 2, one: 1 } }));
    expect(keyOf({ f: { one: 1 } })).toBe(keyOf({ f: { one: 1, two: [2] }, unknown: 1 }));
  });

  it('differs for different values', () => {
    expect(keyOf({ f: { one: 1 } })).not.toBe(keyOf({ f: { one: 2 } }));
    expect(keyOf({ f: null })).not.toBe(keyOf({}));
  });

  it('does not depend on where the client goes on', () => {
    expect(keyOf({ a: 'k1' })).toBe(keyOf({ a: 'k2' }));
    expect(read(query, { a: 'k1' }).after).toBe('k1');
  });

  it('depends on the variable of `after` when that is used elsewhere too', () => {
    const both = 'subscription ($a: String) { events(after: $a, note: $a) { cursor } }';
    expect(read(both, { a: 'k1' }).sharingKey).not.toBe(read(both, { a: 'k2' }).sharingKey);
    expect(read(both, { a: 'k1' }).isResumable).toBe(false);
  });

  it('is none for a subscription whose root is in a fragment', () => {
    expect(read('subscription { ... { events { cursor } } }').sharingKey).toBeNull();
  });
});

it('A subscription tells whether it begins with a snapshot', () => {
  const query = 'subscription ($s: Boolean) { events(snapshot: $s) { cursor } }';
  expect(read(query, { s: true }).hasSnapshot).toBe(true);
  expect(read(query, { s: false }).hasSnapshot).toBe(false);
  expect(read(query).hasSnapshot).toBe(false);
});

describe('the cursor of an event', () => {
  it('is found under aliases and in fragments', () => {
    const live = read(
      'subscription { e: events { ...F } } fragment F on Event { text ... { at: cursor } }',
    );
    expect(live.cursorOf(answerOf({ e: { at: 'k1' } }))).toBe('k1');
    expect(live.cursorOf(answerOf({ e: null }))).toBeNull();
    expect(live.isResumable).toBe(true);
  });

  it('is not known when the client does not ask for it', () => {
    const live = read('subscription { events { text } }');
    expect(live.cursorOf(answerOf({ events: { cursor: 'k1' } }))).toBeNull();
    expect(live.isResumable).toBe(false);
  });

  it('does not help where the field takes no `after`', () => {
    expect(read('subscription { plain { cursor } }').isResumable).toBe(false);
  });
});
