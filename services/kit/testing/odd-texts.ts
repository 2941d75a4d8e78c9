/** What somebody may type, or send: operators, marks, other scripts, and what no database can hold. */
export const oddTexts = [
  `' OR 1=1 --`,
  'xq & !xz | xw:* <-> \\',
  `'a' <2> 'b'`,
  '((("',
  '"" ""',
  '%_\\',
  '🙂',
  '👩‍👩‍👧',
  'مرحبا',
  '\u202egnorw\u202c',
  '日本語',
  '\u0301',
  `x${'\u0301'.repeat(150)}`,
  'a\u0000b',
  '\ud83d',
  '\ufeff\uffff',
] as const;
