// Characters that JSON has to escape. Lone surrogates are left to JSON.stringify as well.
const special = /["\\\u0000-\u001f\ud800-\udfff]/;

/** Up to here a loop over the characters is faster than the regular expression (35 ns, not 78). */
const short = 24;

/** A string as JSON text. */
export function quote(text: string): string {
  if (text.length > short ? special.test(text) : hasSpecial(text)) return JSON.stringify(text);
  return `"${text}"`;
}

function hasSpecial(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code < 0x20 || code === 0x22 || code === 0x5c) return true;
    if (code >= 0xd800 && code <= 0xdfff) return true;
  }
  return false;
}
