import { buildSchema } from 'graphql';
import { loadConfig } from '../../platform/config';
import { createDocuments, type Documents } from './documents';
import { RequestRefused } from './request-refused';

const schema = buildSchema('type Query { a: Int }');
const create = (cachedDocuments = 1): Documents =>
  createDocuments({
    limits: { ...loadConfig({}).limits, cachedDocuments },
    introspection: true,
  });
const refusalOf = (documents: Documents, text: string): unknown => {
  try {
    documents.load(text, schema);
  } catch (error) {
    return error;
  }
  return null;
};

describe('documents', () => {
  it('are read once, also when they are refused', () => {
    const documents = create(100);
    expect(documents.load('{ a }', schema)).toBe(documents.load('{ a }', schema));
    const refusal = refusalOf(documents, '{ b }');
    expect(refusal).toBeInstanceOf(RequestRefused);
    expect(refusalOf(documents, '{ b }')).toBe(refusal);
  });

  it.each(['1e999', `1${'0'.repeat(400)}`])('are refused with a number like %s', (number) => {
    const withArgument = buildSchema('type Query { a(near: Float): Int }');
    const load = () => create().load(`{ a(near: ${number}) }`, withArgument);
    expect(load).toThrow(RequestRefused);
  });

  it('are found by the SHA-256 of their text', () => {
    const documents = create();
    const loaded = documents.load('{ a }', schema);
    expect(documents.byHash(loaded.hash)).toBe(loaded);
    expect(documents.byHash('unknown')).toBeUndefined();
  });

  it('are read anew for another schema', () => {
    const documents = create();
    const loaded = documents.load('{ a }', schema);
    expect(documents.load('{ a }', buildSchema('type Query { a: String }'))).not.toBe(loaded);
  });

  it('push out those used longest ago when the tokens of all are too many', () => {
    const documents = create(1);
    const texts = Array.from({ length: 21 }, (_, i) => `{ ${'a '.repeat(8)}} # ${i}`);
    const first = documents.load(texts[0] ?? '', schema);
    for (const text of texts) documents.load(text, schema);
    expect(documents.load(texts[0] ?? '', schema)).not.toBe(first);
    const last = documents.load(texts[20] ?? '', schema);
    expect(documents.load(texts[20] ?? '', schema)).toBe(last);
  });

  it('push out no valid ones by being refused', () => {
    const documents = create(10);
    const valid = documents.load('{ a }', schema);
    for (let i = 0; i < 1_000; i += 1) refusalOf(documents, `{ b${i} }`);
    expect(documents.load('{ a }', schema)).toBe(valid);
  });
});
