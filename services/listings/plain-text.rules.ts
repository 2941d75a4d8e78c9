import {
  readText,
  type LocalizedText,
  type LocalizedTextInput,
  type TextRule,
} from '../kit/localized-text';
import { isStorable } from '../kit/storable';
import { type Problems } from '../kit/user-error';

// `<3` and `5 < 6` are text; `<b>`, `</p>`, `<!--` are markup, closed or not.
const markup = /<[a-z/!?][^>]*>?/i;

/**
 * Texts are plain: a blank line parts paragraphs. Nothing that shows a listing has to trust or
 * clean its markup, and iCalendar, PTV and print want none.
 */
export function readPlainText(
  input: LocalizedTextInput | null | undefined,
  rule: TextRule,
  problems: Problems,
): LocalizedText | null {
  const text = readText(input, rule, problems);
  for (const [language, value] of Object.entries(text ?? {}))
    checkPlain(value, problems.at(language));
  return text;
}

/** A text in no particular language, such as a street; null when nothing is left of it. */
export function readPlainLine(
  value: string | null | undefined,
  maxLength: number,
  problems: Problems,
): string | null {
  const line = (value ?? '').normalize('NFC').trim();
  if (line === '') return null;
  if (line.length > maxLength)
    problems.add(
      'VALUE_TOO_LONG',
      `The text has ${line.length} characters; at most ${maxLength} are allowed.`,
    );
  if (/\p{Cc}/u.test(line) || !isStorable(line))
    problems.add('INVALID_FORMAT', 'Write it in one line, without control characters.');
  checkPlain(line, problems);
  return line;
}

function checkPlain(value: string, problems: Problems): void {
  const tag = markup.exec(value)?.[0];
  if (tag !== undefined)
    problems.add('INVALID_FORMAT', `Texts are plain: remove the markup ${tag.slice(0, 40)}.`);
}
