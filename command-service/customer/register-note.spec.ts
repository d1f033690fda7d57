// Credit notes of no single invoice: worked by hand. Amounts in cents.

import { describe, expect, it } from 'vitest';
import { type CustomerAccount, evolveCustomer, newAccount } from '../../events/customer.ts';
import type { IssuedDocument } from '../../events/invoice.ts';
import { UnknownCurrency } from '../../events/money/currency.ts';
import { AmountTooLarge } from '../../events/money/money.ts';
import { AccountingCurrencyNotOther, TaxRateForbidden } from '../invoice/content-rules.ts';
import { NegativeAmountDue } from '../invoice/credited-document.ts';
import { TypeCodeOfOtherKind } from '../invoice/type-code.ts';
import { noteOf } from '../testing/credit-notes.ts';
import { expectRefused } from '../testing/refused.ts';
import { grant, withdraw } from './decide.ts';
import { registerNote } from './register-note.ts';

const on = '2026-02-01';
const largest = Number.MAX_SAFE_INTEGER;
const tax = { category: 'S', rate: '25' } as const;
const standard = [{ ...tax, taxable: 10_000, tax: 2_500 }];

const withCredit = (amount: number): CustomerAccount =>
  grant(newAccount, { grantId: 'g', source: {}, currency: 'EUR', amount }).reduce(evolveCustomer, newAccount);
const register = (document: IssuedDocument, account = newAccount) =>
  registerNote(account, { creditNoteId: 'n', document });

describe('a credit note of no single invoice', () => {
  it('is credit of its amount due: 100.00 and 25.00 of tax', () => {
    const document = { ...noteOf(standard), number: 'CN-1' };
    const about = { creditNoteId: 'n', number: 'CN-1', issuedOn: on, document };
    expect(register(document)).toEqual([
      { type: 'CreditNoteRegistered', data: { ...about, currency: 'EUR', amount: 12_500, credit: 12_500 } },
    ]);
  });

  it('is credit of what was not returned before: of 125.00, rounded by 0.01, 25.00 were', () => {
    const [note] = register(noteOf(standard, { prepaid: 2_500, rounding: 1 }));
    expect(note?.data).toMatchObject({ amount: 10_001, credit: 10_001 });
  });

  it('is taken if all of it was returned before, and adds nothing', () => {
    const [note] = register(noteOf(standard, { prepaid: 12_500 }), withCredit(1_000));
    expect(note?.data).toMatchObject({ amount: 0, credit: 1_000 });
  });

  it('fills first what the customer owes of its credit', () => {
    const about = { reversalId: 'v', source: {}, currency: 'EUR', reversedOn: on, reason: 'bounced' };
    const owing = withdraw(newAccount, { ...about, amount: 20_000 }).reduce(evolveCustomer, newAccount);
    expect(register(noteOf(standard), owing)[0]?.data).toMatchObject({ amount: 12_500, credit: -7_500 });
  });

  const note = noteOf(standard);
  it.each([
    {
      rule: NegativeAmountDue,
      refused: noteOf(standard, { prepaid: 12_501 }),
      accepted: noteOf(standard, { prepaid: 12_500 }),
    },
    { rule: TypeCodeOfOtherKind, refused: { ...note, typeCode: '380' }, accepted: { ...note, typeCode: '381' } },
    { rule: UnknownCurrency, refused: { ...note, currency: 'XYZ' }, accepted: { ...note, currency: 'SEK' } },
    {
      rule: AccountingCurrencyNotOther,
      refused: { ...note, accountingTax: { currency: 'EUR', amount: 1 } },
      accepted: { ...note, accountingTax: { currency: 'SEK', amount: 1 } },
    },
    {
      rule: TaxRateForbidden,
      refused: { ...note, charges: [{ amount: 0, tax: { category: 'Z' as const, rate: '1' } }] },
      accepted: { ...note, charges: [{ amount: 0, tax: { category: 'Z' as const, rate: '0' } }] },
    },
  ])('is refused as an invoice is: $rule.name', ({ rule, refused, accepted }) => {
    expectRefused(() => register(refused), rule, 422);
    expect(register(accepted)).toHaveLength(1);
  });

  it('leaves the credit of the customer exact', () => {
    expectRefused(() => register(note, withCredit(largest - 12_499)), AmountTooLarge, 422);
    expect(register(note, withCredit(largest - 12_500))[0]?.data).toMatchObject({ credit: largest });
  });
});
