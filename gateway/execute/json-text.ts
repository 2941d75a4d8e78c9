// Characters that JSON has to escape. Lone surrogates are left to JSON.stringify as well.
// eslint-disable-next-line no-control-regex
const special = /["\\\u0000-\u001f\ud800-\udfff]/;

/** A string as JSON text. */
export function quote(text: string): string {
  return special.test(text) ? JSON.stringify(text) : `"${text}"`;
}
