/** A telephone number as PTV stores it. */
export interface PtvNumber {
  /** `+358`; a Finnish service number has none. */
  readonly prefixNumber?: string;
  /** Digits only, without the leading zero of a national number. */
  readonly number: string;
  readonly isFinnishServiceNumber: boolean;
  readonly serviceChargeType: 'Chargeable' | 'FreeOfCharge';
}

/**
 * Finnish numbers that work only as they stand: 0800 and 116 xxx are free of charge, 0600, 0700,
 * 010, 020, 029, 030, 071, 073, 075 and 100xx are not.
 */
const freeNumber = /^(0800\d{1,8}|116\d{3})$/;
const chargedServiceNumber = /^(0[67]00\d{2,8}|0(10|20|29|30|71|73|75)\d{3,10}|100\d{2})$/;

/** Null when it is no number that PTV can store. */
export function splitPhoneNumber(text: string): PtvNumber | null {
  // +358 (0)40 …: the zero in brackets is not dialled from abroad.
  const plain = text.replace(/(\+\d{1,4})\s*\(0\)/, '$1').replace(/[\s()-]/g, '');
  const dialled = plain.replace(/^00(?=[1-9])/, '+');
  const national = dialled.startsWith('+358') ? `0${dialled.slice(4).replace(/^0/, '')}` : dialled;
  if (freeNumber.test(national)) return serviceNumber(national, 'FreeOfCharge');
  if (chargedServiceNumber.test(national)) return serviceNumber(national, 'Chargeable');
  if (/^0[1-9]\d{3,18}$/.test(national)) return ordinary('+358', national.slice(1));
  const foreign = /^\+(\d{5,20})$/.exec(dialled)?.[1];
  const prefix = foreign === undefined ? null : countryPrefix(foreign);
  return prefix === null ? null : ordinary(`+${prefix}`, foreign!.slice(prefix.length));
}

const serviceNumber = (
  number: string,
  serviceChargeType: PtvNumber['serviceChargeType'],
): PtvNumber => ({ number, isFinnishServiceNumber: true, serviceChargeType });

const ordinary = (prefixNumber: string, number: string): PtvNumber => ({
  prefixNumber,
  number,
  isFinnishServiceNumber: false,
  serviceChargeType: 'Chargeable',
});

/** ITU-T E.164: 1 and 7 stand alone, these have two digits, all others three. */
const twoDigits = /^(2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

function countryPrefix(digits: string): string | null {
  if (/^[17]/.test(digits)) return digits.slice(0, 1);
  if (/^0/.test(digits)) return null;
  return twoDigits.test(digits) ? digits.slice(0, 2) : digits.slice(0, 3);
}
