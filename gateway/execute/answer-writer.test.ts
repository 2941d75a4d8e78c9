import { RawText } from '../../platform/raw-text';
import { AnswerWriter } from './answer-writer';

describe('the answer writer', () => {
  it.each([
    '',
    'a',
    'Ä',
    '"\\',
    '\n\u0001',
    '\ud800',
    '😀',
    'x'.repeat(100),
    `${'x'.repeat(99)}"ä😀\ud800`,
  ])('writes %j as JSON', (value) => {
    const out = new AnswerWriter();
    out.string(value, false);
    expect(out.finish().toString()).toBe(JSON.stringify(value));
  });

  it('copies bytes and takes back what was written', () => {
    const out = new AnswerWriter();
    out.ascii('[');
    out.rawText(new RawText(Buffer.from('-työ-'), 1, 5));
    const { length } = out;
    out.text(',"näin"');
    out.length = length;
    out.ascii(']');
    expect(out.finish().toString()).toBe('["työ"]');
  });

  it('has room for answers of any size', () => {
    const out = new AnswerWriter();
    const value = 'ä'.repeat(100_000);
    for (let count = 0; count < 20; count += 1) out.string(value, true);
    expect(out.finish().toString()).toBe(`"${value}"`.repeat(20));
  });
});
