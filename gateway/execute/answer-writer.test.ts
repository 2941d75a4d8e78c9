import { RawText } from '../../platform/raw-text';
import { AnswerWriter } from './answer-writer';

const unknown = { isPlain: false, hasRawText: false };

describe('the answer writer', () => {
  const values = ['', 'a', 'Ä', '"\\', '\n\u0001', '\ud800', '😀', `${'x'.repeat(99)}"ä😀\ud800`];

  it.each(values)('writes %j as JSON', (value) => {
    const out = new AnswerWriter(unknown);
    out.string(value);
    expect(out.finish().toString()).toBe(JSON.stringify(value));
  });

  it.each(values)('writes %j beside bytes that pass through', (value) => {
    const out = new AnswerWriter({ isPlain: false, hasRawText: true });
    out.string(value);
    out.json(`,${JSON.stringify([value])},`);
    out.rawText(new RawText(Buffer.from('työ\\n').toString('latin1')));
    expect(out.finish().toString()).toBe(
      `${JSON.stringify(value)},${JSON.stringify([value])},"työ\\n"`,
    );
  });

  it('decodes what passes through where characters are written', () => {
    const out = new AnswerWriter(unknown);
    out.rawText(new RawText(Buffer.from('\\u0074yö').toString('latin1')));
    expect(out.finish().toString()).toBe('"työ"');
  });

  it('takes back what was written', () => {
    const out = new AnswerWriter({ isPlain: true, hasRawText: false });
    out.text += '[';
    const before = out.text;
    out.string('gone');
    out.text = before;
    out.text += ']';
    expect(out.finish().toString()).toBe('[]');
  });

  it('has room for answers of any size', () => {
    const out = new AnswerWriter(unknown);
    const value = 'ä'.repeat(100_000);
    for (let count = 0; count < 20; count += 1) out.string(value);
    expect(out.finish().toString()).toBe(`"${value}"`.repeat(20));
  });
});
