// The text of a payment QR code: Quick Response Code, Guidelines to Enable Data Capture for the Initiation of a SEPA Credit Transfer
// (EPC069-12), version 002. One element a line; elements that are left out at the end have no line.

import { type Minor, toMajor } from '../../../events/money/money.ts';

/** A credit transfer in EUR. */
export type CreditTransfer = {
  /** Of the beneficiary. Only the first 70 characters are sent. */
  name: string;
  iban: string;
  bic?: string;
  /** In cents. */
  amount: Minor;
  /** A creditor reference (ISO 11649), or a text. Only the first 140 characters of a text are sent, or those that the code can hold. */
  remittance: string;
};

const longestName = 70;
const longestText = 140;
/** What a QR code of version 13 holds with error correction level M. */
const mostBytes = 331;

/** 0.01 to 999 999 999.99 EUR. */
export const isTransferable = (amount: Minor): boolean => amount >= 1 && amount <= 99_999_999_999;

/** ISO 13616: an IBAN, also in groups of four. */
export const isIban = (account: string): boolean =>
  /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(compact(account)) && isChecked(compact(account));

/** ISO 11649. */
const isCreditorReference = (reference: string): boolean =>
  /^RF\d{2}[A-Z0-9]{1,21}$/.test(reference) && isChecked(reference);

const isBic = (code: string): boolean => /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(code);

/** ISO 7064, MOD 97-10: the check digits are those after the first two letters; A is 10, B is 11. */
function isChecked(code: string): boolean {
  const digits = (code.slice(4) + code.slice(0, 4)).replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return BigInt(digits) % 97n === 1n;
}

const compact = (text: string): string => text.replace(/\s/g, '').toUpperCase();

/** On one line, and not longer than `most` characters. */
const short = (text: string, most: number): string =>
  [...text.trim().replace(/\s+/g, ' ')].slice(0, most).join('').trim();

/** The text for the QR code, at most 331 bytes in UTF-8. The amount must be transferable, and the IBAN valid. */
export function epcPayload({ name, iban, bic = '', amount, remittance }: CreditTransfer): string {
  const reference = compact(remittance);
  const isStructured = isCreditorReference(reference);
  const head = [
    'BCD',
    '002',
    '1', // UTF-8
    'SCT',
    isBic(compact(bic)) ? compact(bic) : '',
    short(name, longestName),
    compact(iban),
    `EUR${toMajor(amount, 'EUR')}`,
    '', // purpose
  ];
  if (isStructured) return [...head, reference].join('\n');
  const left = mostBytes - Buffer.byteLength([...head, '', ''].join('\n'));
  return [...head, '', fitting(short(remittance, longestText), left)].join('\n').trimEnd();
}

/** As many characters as have `most` bytes. */
function fitting(text: string, most: number): string {
  const characters = [...text];
  let bytes = 0;
  const end = characters.findIndex((character) => {
    bytes += Buffer.byteLength(character);
    return bytes > most;
  });
  return end === -1 ? text : characters.slice(0, end).join('').trim();
}
