import encodeQR from 'qr';
import decodeQR from 'qr/decode.js';
import { describe, expect, it } from 'vitest';
import { type CreditTransfer, epcPayload, isIban, isTransferable } from './epc-qr.ts';

// The fields and their order are those of the table in EPC069-12; the texts are put together by hand.

const transfer: CreditTransfer = {
  name: 'Red Cross of Belgium',
  iban: 'BE72 0000 0000 1616',
  bic: 'BPOTBEB1',
  amount: 100,
  remittance: 'Urgency fund',
};

const payload = (change: Partial<CreditTransfer> = {}) => epcPayload({ ...transfer, ...change });

describe('the text of a payment QR code', () => {
  it('has the elements of EPC069-12, version 002, one a line', () => {
    expect(payload()).toBe(
      'BCD\n002\n1\nSCT\nBPOTBEB1\nRed Cross of Belgium\nBE72000000001616\nEUR1.00\n\n\nUrgency fund',
    );
  });

  it('has a creditor reference (ISO 11649) as structured remittance information, and nothing after it', () => {
    const head = 'BCD\n002\n1\nSCT\nBPOTBEB1\nRed Cross of Belgium\nBE72000000001616\nEUR1.00\n\n';
    expect(payload({ remittance: 'RF18 5390 0754 7034' })).toBe(`${head}RF18539007547034`);
    expect(payload({ remittance: 'RF19539007547034' })).toBe(`${head}\nRF19539007547034`); // another check digit
  });

  it('leaves out what is no BIC', () => {
    expect(payload({ bic: 'BIC324098' }).split('\n')[4]).toBe('');
    expect(payload({ bic: 'BPOT BE B1 XXX' }).split('\n')[4]).toBe('BPOTBEB1XXX');
  });

  it('has at most 70 characters of the name and 140 of the text', () => {
    const lines = payload({ name: 'n'.repeat(71), remittance: 't'.repeat(141) }).split('\n');
    expect([lines[5], lines[10]]).toEqual(['n'.repeat(70), 't'.repeat(140)]);
  });

  it('has no line breaks within an element', () => {
    expect(payload({ name: 'Red\nCross', remittance: ' a\r\n b ' }).split('\n').slice(5)).toEqual([
      'Red Cross',
      'BE72000000001616',
      'EUR1.00',
      '',
      '',
      'a b',
    ]);
  });

  it('has at most 331 bytes: of a text in two bytes a character, as many characters as are left', () => {
    const text = payload({ name: 'Ω'.repeat(70), remittance: 'Ω'.repeat(140) });
    // 14 + 9 (BIC) + 141 (name) + 17 (IBAN) + 8 (amount) + 2 bytes are before the text, so 140 are left
    expect(text.split('\n')[10]).toBe('Ω'.repeat(70));
    expect(Buffer.byteLength(text)).toBe(331);
  });

  it('is in the code as it is, in version 13 at most', () => {
    const text = payload({ name: 'Ω'.repeat(70), remittance: 'Ω'.repeat(140) });
    const code = encodeQR(text, 'raw', { ecc: 'medium', encoding: 'byte', border: 4 });
    expect(code.length).toBe(69 + 8); // version 13 has 69 modules
    expect(decodeQR(picture(code))).toBe(text);
  });
});

/** Three pixels a module. */
function picture(code: boolean[][]) {
  const side = code.length * 3;
  const data = new Uint8Array(side * side * 4).fill(255);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      if (code[Math.floor(y / 3)]?.[Math.floor(x / 3)]) data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  }
  return { width: side, height: side, data };
}

it('an amount from 0.01 to 999,999,999.99 EUR can be transferred', () => {
  expect([0, 1, 99_999_999_999, 100_000_000_000, -1].map(isTransferable)).toEqual([false, true, true, false, false]);
});

it.each([
  ['DE89370400440532013000', true],
  ['DE89 3704 0044 0532 0130 00', true],
  ['DE88370400440532013000', false],
  ['NO9386011117947', true], // the shortest
  ['MT84MALT011000012345MTLCAST001S', true],
  ['1234567', false],
  ['IBAN32423940', false],
])('whether %s is an IBAN: %s', (account, is) => {
  expect(isIban(account)).toBe(is);
});
