import { isStorable } from './storable';
import type { Problems } from './user-error';

/** Trims the address and reports one that is no absolute http(s) URL. */
export function checkUrl(value: string, problems: Problems): string {
  const text = value.trim();
  if (text.length > 2000)
    problems.add('VALUE_TOO_LONG', 'A web address has at most 2000 characters.');
  else if (!isWebAddress(text))
    problems.add('INVALID_FORMAT', `“${text}” is no web address; write it with https://.`);
  return text;
}

function isWebAddress(text: string): boolean {
  if (!/^https?:\/\/[^\s<>"]+$/i.test(text) || !isStorable(text)) return false;
  const url = URL.parse?.(text) ?? parseUrl(text);
  // Credentials in a published link are a mistake or a trap; a host without a dot is internal.
  return url !== null && url.username === '' && url.hostname.includes('.');
}

function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

/** Trims and reports what cannot be an e-mail address. */
export function checkEmail(value: string, problems: Problems): string {
  const text = value.trim();
  const hasShape = /^[^\s@<>"]{1,64}@[^\s@<>".]+(\.[^\s@<>".]+)+$/.test(text);
  if (!hasShape || text.length > 254 || !isStorable(text))
    problems.add('INVALID_FORMAT', `“${text}” is no e-mail address, e.g. toimisto@yhdistys.fi.`);
  return text;
}

/** Trims, collapses spaces and reports what cannot be a telephone number. */
export function checkPhone(value: string, problems: Problems): string {
  const text = value.trim().replace(/\s+/g, ' ');
  const digits = text.replace(/\D/g, '').length;
  if (!/^\+?[\d ()-]+$/.test(text) || digits < 3 || digits > 15)
    problems.add('INVALID_FORMAT', `“${text}” is no telephone number, e.g. +358 40 1234567.`);
  return text;
}
