// Characters that JSON has to escape. Lone surrogates are left to JSON.stringify as well.
const special = /["\\\u0000-\u001f\ud800-\udfff]/;

/** A string as JSON text. */
export function quote(text: string): string {
  return special.test(text) ? JSON.stringify(text) : `"${text}"`;
}
