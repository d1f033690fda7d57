// An example for every rule of an invoice: what it refuses, and what it accepts just inside the bound.

import { describe, expect, it } from 'vitest';
import type { InvoiceContent } from '../../events/document/document.ts';
import type { CreditedTax } from '../../events/invoice.ts';
import { evolve, type Invoice, unregistered } from '../../events/invoice-state.ts';
import { UnknownCurrency } from '../../events/money/currency.ts';
import { AmountTooLarge } from '../../events/money/money.ts';
import type { Rule } from '../http/problems.ts';
import { noteOf } from '../testing/credit-notes.ts';
import { registerCommand } from '../testing/invoice-lives.ts';
import { expectRefused } from '../testing/refused.ts';
import type { InvoiceCommand } from './commands.ts';
import { AccountingCurrencyNotOther, TaxRateForbidden } from './content-rules.ts';
import { CreditNoteOfAnotherInvoice, InvoiceTotalNegative } from './credit.ts';
import { NegativeAmountDue } from './credited-document.ts';
import { CreditExceedsLine, NoSuchLine } from './credited-lines.ts';
import type { Credited } from './credited-tax.ts';
import { CreditExceedsInvoice, NothingToCredit } from './credited-tax.ts';
import { decide } from './decide.ts';
import { NotYetDue } from './overdue.ts';
import { CreditIsNotRefundable, NoSuchRefund, RefundAlreadyReversed, RefundExceedsPayment } from './refund.ts';
import { CurrencyDiffers, DateTooEarly, InvoiceNotFound, InvoiceStateForbids } from './refusals.ts';
import { TypeCodeOfOtherKind } from './type-code.ts';
import {
  NoSuchPayment,
  PaymentAlreadyReversed,
  ReversalExceedsPayment,
  UnapplicationExceedsPayment,
} from './undo-payment.ts';
import { VoidAfterSettlement } from './write-off.ts';

const on = '2026-02-01';
const reason = 'as agreed';
const money = { currency: 'EUR', method: 'cash' };
const largest = Number.MAX_SAFE_INTEGER; // 9007199254740991, odd

const invoice = registerCommand(); // 100.00 EUR, due on 31 January 2026
const registering = (content: Partial<InvoiceContent>) => registerCommand(content);
const taxed = (category: InvoiceContent['lines'][0]['tax']['category'], rate?: string) => ({
  category,
  ...(rate !== undefined && { rate }),
});
const line = (change: Partial<InvoiceContent['lines'][0]>): InvoiceContent['lines'][0] => ({
  description: 'Work',
  quantity: '1',
  unitPrice: '10000',
  tax: { category: 'Z' },
  ...change,
});
const costing = (unitPrice: number) => registering({ lines: [line({ unitPrice: String(unitPrice) })] });
const withTax = (...tax: Parameters<typeof taxed>) => registering({ lines: [line({ tax: taxed(...tax) })] });

type Of<Type extends InvoiceCommand['type']> = Partial<Extract<InvoiceCommand, { type: Type }>>;
const pay = (paymentId: string, amount: number, change: Of<'pay'> = {}): InvoiceCommand => ({
  type: 'pay',
  paymentId,
  amount,
  receivedOn: on,
  ...money,
  ...change,
});
const allocate = (amount: number, change: Of<'allocate'> = {}): InvoiceCommand => ({
  type: 'allocate',
  paymentId: 'payments/p',
  amount,
  receivedOn: on,
  ...money,
  ...change,
});
const applyCredit = (amount: number, change: Of<'apply-credit'> = {}): InvoiceCommand => ({
  type: 'apply-credit',
  applicationId: 'credit/c',
  amount,
  currency: 'EUR',
  appliedOn: on,
  ...change,
});
const refund = (paymentId: string, amount: number, change: Of<'refund'> = {}): InvoiceCommand => ({
  type: 'refund',
  refundId: `${paymentId}-${amount}`,
  paymentId,
  amount,
  refundedOn: on,
  reason,
  ...money,
  ...change,
});
const reverse = (paymentId: string, change: Of<'reverse'> = {}): InvoiceCommand => ({
  type: 'reverse',
  reversalId: `reversal of ${paymentId}`,
  paymentId,
  reversedOn: on,
  reason,
  ...change,
});
const unapply = (paymentId: string, amount: number, change: Of<'unapply'> = {}): InvoiceCommand => ({
  type: 'unapply',
  unapplicationId: `${paymentId}-${amount}`,
  paymentId,
  amount,
  unappliedOn: on,
  reason,
  ...change,
});
const reverseRefund = (refundId: string, change: Of<'reverse-refund'> = {}): InvoiceCommand => ({
  type: 'reverse-refund',
  refundId,
  reversedOn: on,
  reason,
  ...change,
});
const credit = (credited: Credited | number, change: Of<'credit'> = {}): InvoiceCommand => ({
  type: 'credit',
  creditNoteId: 'note',
  currency: 'EUR',
  issuedOn: on,
  reason,
  credited: typeof credited === 'number' ? { by: 'amount', amount: credited } : credited,
  ...change,
});
const creditLines = (...lines: [place: number, quantity: string][]) =>
  credit({ by: 'lines', lines: lines.map(([line, quantity]) => ({ line, quantity })) });
const creditLine = (place: number, quantity: string) => creditLines([place, quantity]);
const writeOff: InvoiceCommand = { type: 'write-off', writtenOffOn: on, reason };
const voidIt: InvoiceCommand = { type: 'void', voidedOn: on, reason };
const markOverdue = (date: string): InvoiceCommand => ({ type: 'mark-overdue', on: date });

/** An invoice that takes back so much. */
const takingBack = (amount: number) =>
  registerCommand({ lines: [line({ quantity: '-1', unitPrice: String(amount) })] });
/** A credit note as a document, of 10.00, that says how much of it was returned already. */
const returning = (prepaid: number) =>
  credit({ by: 'document', document: noteOf([{ category: 'Z', rate: '0', taxable: 1_000, tax: 0 }], { prepaid }) });

const numbered = registering({ number: 'INV-1' });
/** A credit note as a document, of 10.00 without tax, about these invoices. */
function creditDocument(
  about?: string[],
  taxes: CreditedTax[] = [{ category: 'Z', rate: '0', taxable: 1_000, tax: 0 }],
  typeCode?: string,
): InvoiceCommand {
  const precedingInvoices = about && { precedingInvoices: about.map((number) => ({ number })) };
  const code = typeCode !== undefined && { typeCode };
  return credit({ by: 'document', document: { ...noteOf(taxes), ...precedingInvoices, ...code } });
}

type Example = {
  rule: Rule;
  status: number;
  /** What the example shows, for its name. */
  says: string;
  given: InvoiceCommand[];
  refused: InvoiceCommand;
  accepted: InvoiceCommand;
  /** What was before the accepted command, where that is what makes the difference. */
  butGiven?: InvoiceCommand[];
};

const examples: Example[] = [
  {
    rule: InvoiceNotFound,
    status: 404,
    says: 'an invoice is registered before it is paid',
    given: [],
    refused: pay('a', 1),
    accepted: pay('a', 1),
    butGiven: [invoice],
  },
  {
    rule: InvoiceStateForbids,
    status: 409,
    says: 'an invoice that was written off is not disputed',
    given: [invoice, writeOff],
    refused: { type: 'dispute', disputedOn: on, reason },
    accepted: { type: 'dispute', disputedOn: on, reason },
    butGiven: [invoice],
  },
  {
    rule: InvoiceStateForbids,
    status: 409,
    says: 'an invoice is registered once',
    given: [invoice],
    refused: invoice,
    accepted: invoice,
    butGiven: [],
  },
  ...[
    { what: 'a payment', command: (currency: string) => pay('b', 1_000, { currency }) },
    { what: 'an allocation', command: (currency: string) => allocate(1_000, { currency }) },
    { what: "the customer's credit", command: (currency: string) => applyCredit(1_000, { currency }) },
    { what: 'a credit note', command: (currency: string) => credit(1_000, { currency }) },
    { what: 'a refund', command: (currency: string) => refund('a', 1_000, { currency }) },
  ].map(({ what, command }) => ({
    rule: CurrencyDiffers,
    status: 422,
    says: `${what} is in the currency of the invoice`,
    given: [invoice, pay('a', 1_000)],
    refused: command('USD'),
    accepted: command('EUR'),
  })),
  {
    rule: AmountTooLarge,
    status: 422,
    says: 'what an invoice owes leaves the credit of the customer exact',
    given: [],
    refused: { ...takingBack(10_000), customerCredit: largest - 9_999 },
    accepted: { ...takingBack(10_000), customerCredit: largest - 10_000 },
  },
  {
    rule: InvoiceTotalNegative,
    status: 422,
    says: 'an invoice that takes back something has no credit note',
    given: [takingBack(1)],
    refused: credit(1),
    accepted: credit(1),
    butGiven: [registering({ prepaid: 10_001 })], // what is owed was prepaid: the invoice itself is 100.00
  },
  {
    rule: NegativeAmountDue,
    status: 422,
    says: 'a credit note that the customer owes is an invoice',
    given: [invoice],
    refused: returning(1_001),
    accepted: returning(1_000),
  },
  // EN 16931 for UBL 1.3.16, BR-CL-01: the list of invoices has neither code; both lists have 81
  ...['381', '396', '261', '262', '296', '308', '83', '420', '458', '502', '503', '532'].map((typeCode) => ({
    rule: TypeCodeOfOtherKind,
    status: 422,
    says: `an invoice has not the type code ${typeCode} of a credit note`,
    given: [],
    refused: registering({ typeCode }),
    accepted: registering({ typeCode: '81' }),
  })),
  {
    rule: TypeCodeOfOtherKind,
    status: 422,
    says: 'JSON may have a type code that EN 16931 does not know',
    given: [],
    refused: registering({ typeCode: '381' }),
    accepted: registering({ typeCode: '999' }),
  },
  {
    rule: TypeCodeOfOtherKind,
    status: 422,
    says: 'a credit note has not the type code of an invoice',
    given: [invoice],
    refused: creditDocument([], undefined, '380'),
    accepted: creditDocument([], undefined, '381'),
  },
  {
    rule: TypeCodeOfOtherKind,
    status: 422,
    says: 'a credit note may have a type code that both kinds have',
    given: [invoice],
    refused: creditDocument([], undefined, '384'),
    accepted: creditDocument([], undefined, '81'),
  },
  {
    rule: AccountingCurrencyNotOther,
    status: 422,
    says: 'the tax in the accounting currency (BT-111) is in another currency (BR-CO-15, PEPPOL-EN16931-R005)',
    given: [],
    refused: registering({ accountingTax: { currency: 'EUR', amount: 0 } }),
    accepted: registering({ accountingTax: { currency: 'SEK', amount: 0 } }),
  },
  // EN 16931: BR-Z-05, BR-E-05, BR-AE-05, BR-IC-05, BR-G-05 (rate 0), BR-O-05 (no rate)
  ...(['Z', 'E', 'AE', 'K', 'G', 'O'] as const).map((category) => ({
    rule: TaxRateForbidden,
    status: 422,
    says: `tax category ${category} has no rate above 0`,
    given: [],
    refused: withTax(category, '0.01'),
    accepted: withTax(category, '0'),
  })),
  {
    rule: TaxRateForbidden,
    status: 422,
    says: 'the standard rate (BR-S-05) is above 0',
    given: [],
    refused: withTax('S', '0.00'),
    accepted: withTax('S', '0.01'),
  },
  {
    rule: TaxRateForbidden,
    status: 422,
    says: 'an allowance on the document has a rate that its category allows',
    given: [],
    refused: registering({ allowances: [{ amount: 1, tax: taxed('S', '0') }] }),
    accepted: registering({
      lines: [line({ tax: taxed('S', '19') })],
      allowances: [{ amount: 1, tax: taxed('S', '19') }],
    }),
  },
  {
    rule: TaxRateForbidden,
    status: 422,
    says: 'a charge on the document has a rate that its category allows',
    given: [],
    refused: registering({ charges: [{ amount: 1, tax: taxed('E', '19') }] }),
    accepted: registering({ charges: [{ amount: 1, tax: taxed('E', '0') }] }),
  },
  {
    rule: UnknownCurrency,
    status: 422,
    says: 'the currency is one of ISO 4217',
    given: [],
    refused: registering({ currency: 'EUX' }),
    accepted: registering({ currency: 'EUR' }),
  },
  {
    rule: AmountTooLarge,
    status: 422,
    says: 'what is beyond the amount due fits into the credit that the customer has already',
    given: [invoice],
    refused: pay('a', 15_000, { customerCredit: largest - 4_999 }),
    accepted: pay('a', 15_000, { customerCredit: largest - 5_000 }),
  },
  {
    rule: AmountTooLarge,
    status: 422,
    says: 'what a credit note leaves as credit fits into the credit that the customer has already',
    given: [invoice, pay('a', 9_000)],
    refused: credit(5_000, { customerCredit: largest - 3_999 }),
    accepted: credit(5_000, { customerCredit: largest - 4_000 }),
  },
  {
    rule: AmountTooLarge,
    status: 422,
    says: 'what was paid in the whole life of an invoice stays exact, though some of it was refunded',
    given: [costing((largest + 1) / 2), pay('a', (largest + 1) / 2), refund('a', (largest + 1) / 2)],
    refused: pay('b', (largest + 1) / 2),
    accepted: pay('b', (largest - 1) / 2),
  },
  {
    rule: NoSuchPayment,
    status: 404,
    says: 'a payment is reversed that was recorded',
    given: [invoice, pay('a', 1_000)],
    refused: reverse('b'),
    accepted: reverse('a'),
  },
  {
    rule: NoSuchPayment,
    status: 404,
    says: 'a payment is refunded that was recorded',
    given: [invoice, pay('a', 1_000)],
    refused: refund('b', 1_000),
    accepted: refund('a', 1_000),
  },
  {
    rule: PaymentAlreadyReversed,
    status: 409,
    says: 'a payment bounces once',
    given: [invoice, pay('a', 1_000), pay('b', 1_000), reverse('a')],
    refused: reverse('a'),
    accepted: reverse('b'),
  },
  {
    rule: PaymentAlreadyReversed,
    status: 409,
    says: 'a payment that bounced is not refunded',
    given: [invoice, pay('a', 1_000), pay('b', 1_000), reverse('a')],
    refused: refund('a', 1_000),
    accepted: refund('b', 1_000),
  },
  {
    rule: ReversalExceedsPayment,
    status: 422,
    says: 'all that came may be taken back, with what became credit, and no more',
    given: [invoice, pay('a', 15_000)],
    refused: reverse('a', { amount: 15_001 }),
    accepted: reverse('a', { amount: 15_000 }),
  },
  {
    rule: ReversalExceedsPayment,
    status: 422,
    says: 'what was refunded is not taken back as well: what is returned never exceeds what was received',
    given: [invoice, pay('a', 6_000), refund('a', 2_000)],
    refused: reverse('a', { amount: 4_001 }),
    accepted: reverse('a', { amount: 4_000 }),
  },
  {
    rule: ReversalExceedsPayment,
    status: 422,
    says: 'nothing is taken back of a payment that was refunded in full',
    given: [invoice, pay('a', 6_000), pay('b', 1_000), refund('a', 6_000)],
    refused: reverse('a'),
    accepted: reverse('b'),
  },
  {
    rule: ReversalExceedsPayment,
    status: 422,
    says: 'what was taken back is not taken back again',
    given: [invoice, pay('a', 15_000), reverse('a', { reversalId: 'first', amount: 9_000 })],
    refused: reverse('a', { amount: 6_001 }),
    accepted: reverse('a', { amount: 6_000 }),
  },
  {
    rule: UnapplicationExceedsPayment,
    status: 422,
    says: 'what a payment pays may be unapplied, and no more',
    given: [invoice, pay('a', 6_000), refund('a', 1_000)],
    refused: unapply('a', 5_001),
    accepted: unapply('a', 5_000),
  },
  {
    rule: UnapplicationExceedsPayment,
    status: 422,
    says: 'what was unapplied is not unapplied again',
    given: [invoice, pay('a', 6_000), pay('b', 1_000), unapply('a', 6_000)],
    refused: unapply('a', 1),
    accepted: unapply('b', 1),
  },
  {
    rule: NoSuchPayment,
    status: 404,
    says: 'a payment is unapplied that was recorded',
    given: [invoice, pay('a', 1_000)],
    refused: unapply('b', 1),
    accepted: unapply('a', 1),
  },
  ...[
    { what: 'refunded', command: refund('a', 1_000) },
    { what: 'unapplied', command: unapply('a', 1_000) },
  ].map(({ what, command }) => ({
    rule: PaymentAlreadyReversed,
    status: 409,
    says: `the only payment of an open invoice, which bounced, is not ${what}`,
    given: [invoice, pay('a', 1_000), reverse('a')],
    refused: command,
    accepted: command,
    butGiven: [invoice, pay('a', 1_000)],
  })),
  {
    rule: PaymentAlreadyReversed,
    status: 409,
    says: 'a payment that bounced is not unapplied',
    given: [invoice, pay('a', 1_000), pay('b', 1_000), reverse('a')],
    refused: unapply('a', 1_000),
    accepted: unapply('b', 1_000),
  },
  {
    rule: RefundExceedsPayment,
    status: 422,
    says: 'what was unapplied is no longer refunded from the invoice',
    given: [invoice, pay('a', 6_000), unapply('a', 4_000)],
    refused: refund('a', 2_001),
    accepted: refund('a', 2_000),
  },
  {
    rule: RefundExceedsPayment,
    status: 422,
    says: 'what was taken back is not refunded',
    given: [invoice, pay('a', 6_000), reverse('a', { amount: 4_000 })],
    refused: refund('a', 2_001),
    accepted: refund('a', 2_000),
  },
  {
    rule: RefundExceedsPayment,
    status: 422,
    says: 'a refund that came back can be made again',
    given: [invoice, pay('a', 6_000), refund('a', 4_000), reverseRefund('a-4000')],
    refused: refund('a', 6_001),
    accepted: refund('a', 6_000),
  },
  {
    rule: NoSuchRefund,
    status: 404,
    says: 'a refund comes back that was made',
    given: [invoice, pay('a', 6_000), refund('a', 4_000)],
    refused: reverseRefund('a-3999'),
    accepted: reverseRefund('a-4000'),
  },
  {
    rule: RefundAlreadyReversed,
    status: 409,
    says: 'a refund comes back once',
    given: [invoice, pay('a', 6_000), refund('a', 4_000), refund('a', 1_000), reverseRefund('a-4000')],
    refused: reverseRefund('a-4000'),
    accepted: reverseRefund('a-1000'),
  },
  ...[
    {
      what: 'a payment is not unapplied before it was received',
      command: (date: string) => unapply('a', 1, { unappliedOn: date }),
    },
    {
      what: 'a refund does not come back before it was made',
      command: (date: string) => reverseRefund('a-1000', { reversedOn: date }),
    },
  ].map(({ what, command }) => ({
    rule: DateTooEarly,
    status: 422,
    says: what,
    given: [invoice, pay('a', 6_000), refund('a', 1_000)],
    refused: command('2026-01-31'),
    accepted: command('2026-02-01'),
  })),
  ...[
    {
      what: 'unapplied',
      given: [pay('a', 9_000)],
      command: (customerCredit: number) => unapply('a', 5_000, { customerCredit }),
    },
    {
      what: 'left by a refund that came back',
      given: [pay('a', 9_000), refund('a', 5_000), pay('b', 6_000)],
      command: (customerCredit: number) => reverseRefund('a-5000', { customerCredit }),
    },
  ].map(({ what, given, command }) => ({
    rule: AmountTooLarge,
    status: 422,
    says: `what is ${what} fits into the credit that the customer has already`,
    given: [invoice, ...given],
    refused: command(largest - 4_999),
    accepted: command(largest - 5_000),
  })),
  {
    rule: RefundExceedsPayment,
    status: 422,
    says: 'all of a payment may be refunded, and no more',
    given: [invoice, pay('a', 6_000), pay('b', 4_000)],
    refused: refund('a', 6_001),
    accepted: refund('a', 6_000),
  },
  {
    rule: RefundExceedsPayment,
    status: 422,
    says: 'what was refunded of a payment is not refunded again',
    given: [invoice, pay('a', 6_000), pay('b', 4_000), refund('a', 4_000)],
    refused: refund('a', 2_001),
    accepted: refund('a', 2_000),
  },
  {
    rule: RefundExceedsPayment,
    status: 422,
    says: 'a small payment that was refunded in full is not refunded again',
    given: [invoice, pay('a', 1_000), pay('b', 1_000), refund('a', 1_000)],
    refused: refund('a', 1),
    accepted: refund('b', 1),
  },
  {
    rule: CreditIsNotRefundable,
    status: 422,
    says: "what the customer's credit paid is not paid back as money",
    given: [invoice, applyCredit(1_000), pay('a', 1_000)],
    refused: refund('credit/c', 1_000),
    accepted: refund('a', 1_000),
  },
  {
    rule: CreditExceedsInvoice,
    status: 422,
    says: 'all of an invoice may be credited, and no more',
    given: [invoice],
    refused: credit(10_001),
    accepted: credit(10_000),
  },
  {
    rule: CreditExceedsInvoice,
    status: 422,
    says: 'what was credited is not credited again',
    given: [invoice, credit(4_000, { creditNoteId: 'earlier' })],
    refused: credit(6_001),
    accepted: credit(6_000),
  },
  {
    rule: CreditExceedsLine,
    status: 422,
    says: 'a credit note takes back no more of a line than it has, though its tax group has more',
    given: [registering({ lines: [line({}), line({})] })],
    refused: creditLine(1, '1.01'),
    accepted: creditLine(1, '1'),
  },
  {
    rule: CreditExceedsLine,
    status: 422,
    says: 'what was credited of a line is not credited again',
    given: [
      registering({ lines: [line({}), line({})] }),
      { ...creditLine(1, '0.4'), creditNoteId: 'earlier' } as InvoiceCommand,
    ],
    refused: creditLine(1, '0.61'),
    accepted: creditLine(1, '0.6'),
  },
  {
    rule: CreditExceedsLine,
    status: 422,
    says: 'a credit note that has a line twice takes back no more of it than it has',
    given: [registering({ lines: [line({}), line({})] })],
    refused: creditLines([1, '0.5'], [1, '0.51']),
    accepted: creditLines([1, '0.5'], [1, '0.5']),
  },
  {
    rule: CreditExceedsLine,
    status: 422,
    says: 'a positive quantity is credited by a positive one',
    given: [registering({ lines: [line({}), line({})] })],
    refused: creditLines([1, '-0.01'], [2, '1']),
    accepted: creditLines([1, '0'], [2, '1']),
  },
  {
    rule: CreditExceedsLine,
    status: 422,
    says: 'a negative quantity is credited by a negative one',
    given: [registering({ lines: [line({ quantity: '-0.5' }), line({})] })],
    refused: creditLines([1, '0.01'], [2, '0.4']),
    accepted: creditLines([1, '-0.01'], [2, '0.4']),
  },
  {
    rule: CreditExceedsLine,
    status: 422,
    says: 'no more of a negative quantity is credited than there is',
    given: [registering({ lines: [line({ quantity: '-0.5' }), line({})] })],
    refused: creditLines([1, '-0.51'], [2, '0.9']),
    accepted: creditLines([1, '-0.5'], [2, '0.9']),
  },
  {
    rule: CreditExceedsInvoice,
    status: 422,
    says: 'a line may be more than the invoice, of which another line takes something off; no more than the invoice is credited',
    given: [registering({ lines: [line({}), line({ unitPrice: '2000', quantity: '-1', tax: taxed('E') })] })],
    refused: creditLine(1, '0.8001'),
    accepted: creditLine(1, '0.8'),
  },
  {
    rule: CreditExceedsInvoice,
    status: 422,
    says: 'a tax group may be more than the invoice, which was rounded down; no more than the invoice is credited',
    given: [registering({ rounding: -100 })],
    refused: creditDocument(undefined, [{ category: 'Z', rate: '0', taxable: 9_903, tax: 0 }]),
    accepted: creditDocument(undefined, [{ category: 'Z', rate: '0', taxable: 9_902, tax: 0 }]),
  },
  {
    rule: CreditExceedsInvoice,
    status: 422,
    says: 'a credit note as a document takes back no more of a tax group than the invoice has, except for rounding a line',
    given: [invoice],
    refused: creditDocument(undefined, [{ category: 'Z', rate: '0', taxable: 10_003, tax: 0 }]),
    accepted: creditDocument(undefined, [{ category: 'Z', rate: '0', taxable: 10_002, tax: 0 }]),
  },
  {
    rule: CreditExceedsInvoice,
    status: 422,
    says: 'a credit note as a document takes back no tax group that the invoice has not',
    given: [invoice],
    refused: creditDocument(undefined, [{ category: 'E', rate: '0', taxable: 1, tax: 0 }]),
    accepted: creditDocument(undefined, [{ category: 'Z', rate: '0', taxable: 1, tax: 0 }]),
  },
  {
    rule: CreditNoteOfAnotherInvoice,
    status: 422,
    says: 'a credit note that names invoices (BT-25) names this one among them',
    given: [numbered],
    refused: creditDocument(['INV-2', 'INV-11']),
    accepted: creditDocument(['INV-2', 'INV-1']),
  },
  {
    rule: CreditNoteOfAnotherInvoice,
    status: 422,
    says: 'a credit note need not name an invoice',
    given: [numbered],
    refused: creditDocument(['INV-2']),
    accepted: creditDocument(),
  },
  {
    rule: CreditNoteOfAnotherInvoice,
    status: 422,
    says: 'an invoice without a number can not be named',
    given: [numbered],
    refused: creditDocument(['INV-2']),
    accepted: creditDocument(['INV-2']),
    butGiven: [invoice],
  },
  {
    rule: NoSuchLine,
    status: 422,
    says: 'a credit note takes back lines of the invoice, counted from 1',
    given: [registering({ lines: [line({}), line({})] })],
    refused: creditLine(3, '1'),
    accepted: creditLine(2, '1'),
  },
  {
    rule: NothingToCredit,
    status: 422,
    says: 'a credit note takes back at least the smallest amount',
    given: [invoice],
    refused: creditLine(1, '0.00004'), // 0.4 cents
    accepted: creditLine(1, '0.00005'), // half a cent is rounded away from zero
  },
  ...[
    { what: 'paid and refunded', commands: [pay('a', 10_000), refund('a', 10_000)] },
    { what: 'credited in part', commands: [credit(1_000)] },
    { what: 'written off and due again in part', commands: [pay('a', 1_000), writeOff, reverse('a')] },
  ].map(({ what, commands }) => ({
    rule: VoidAfterSettlement,
    status: 409,
    says: `an invoice that was ${what} is not void, but takes a credit note`,
    given: [invoice, ...commands],
    refused: voidIt,
    accepted: credit(1_000, { creditNoteId: 'instead' }),
  })),
  {
    rule: VoidAfterSettlement,
    status: 409,
    says: 'an invoice whose only payment bounced may be voided: a reversed payment counts as one that never came',
    given: [invoice, pay('a', 1_000), refund('a', 1_000)],
    refused: voidIt,
    accepted: voidIt,
    butGiven: [invoice, pay('a', 1_000), reverse('a')],
  },
  ...[
    { what: 'refunded', command: (refundedOn: string) => refund('a', 1_000, { refundedOn }) },
    { what: 'reversed', command: (reversedOn: string) => reverse('a', { reversedOn }) },
  ].map(({ what, command }) => ({
    rule: DateTooEarly,
    status: 422,
    says: `a payment is not ${what} before it was received`,
    given: [invoice, pay('a', 1_000)],
    refused: command('2026-01-31'),
    accepted: command(on),
  })),
  ...[
    { what: 'refunded', command: (refundedOn: string, amount: number) => refund('a', amount, { refundedOn }) },
    { what: 'unapplied', command: (unappliedOn: string, amount: number) => unapply('a', amount, { unappliedOn }) },
    { what: 'reversed', command: (reversedOn: string, amount: number) => reverse('a', { reversedOn, amount }) },
  ].flatMap(({ what, command }) => {
    const given = [
      invoice,
      pay('a', 6_000),
      refund('a', 4_000, { refundedOn: '2026-02-05' }),
      reverseRefund('a-4000', { reversedOn: '2026-02-20' }),
    ];
    const before = { rule: DateTooEarly, status: 422, given };
    return [
      {
        ...before,
        says: `what was refunded and came back is not ${what} before that day`,
        refused: command('2026-02-19', 6_000),
        accepted: command('2026-02-20', 6_000),
      },
      {
        ...before,
        says: `as much of a payment is ${what} on a day as was there on it`,
        refused: command('2026-02-05', 2_001),
        accepted: command('2026-02-05', 2_000),
      },
      {
        ...before,
        says: `as much of a payment is ${what} on a day as was there on each later day`,
        refused: command('2026-02-04', 2_001),
        accepted: command('2026-02-04', 2_000),
      },
    ];
  }),
  {
    rule: DateTooEarly,
    status: 422,
    says: 'a payment received before the invoice was issued is reversed from that day on',
    given: [invoice, pay('a', 1_000, { receivedOn: '2025-12-20' })],
    refused: reverse('a', { reversedOn: '2025-12-19' }),
    accepted: reverse('a', { reversedOn: '2025-12-20' }),
  },
  {
    rule: DateTooEarly,
    status: 422,
    says: "a payment from the customer's credit is not reversed before the credit was applied",
    given: [invoice, applyCredit(1_000)],
    refused: reverse('credit/c', { reversedOn: '2026-01-31' }),
    accepted: reverse('credit/c'),
  },
  {
    rule: DateTooEarly,
    status: 422,
    says: 'a credit note makes nothing due again, so a write-off may be dated before what it unapplied',
    given: [
      invoice,
      pay('a', 10_000, { receivedOn: '2026-01-02' }),
      credit(6_000, { issuedOn: '2026-01-20' }),
      reverse('a', { reversedOn: '2026-01-12' }),
    ],
    refused: { type: 'write-off', writtenOffOn: '2026-01-11', reason },
    accepted: { type: 'write-off', writtenOffOn: '2026-01-12', reason },
  },
  ...[
    {
      what: 'written off',
      command: (writtenOffOn: string): InvoiceCommand => ({ type: 'write-off', writtenOffOn, reason }),
    },
    { what: 'voided', command: (voidedOn: string): InvoiceCommand => ({ type: 'void', voidedOn, reason }) },
    { what: 'credited', command: (issuedOn: string) => credit(1_000, { issuedOn }) },
  ].map(({ what, command }) => ({
    rule: DateTooEarly,
    status: 422,
    says: `an invoice is not ${what} before it was issued`,
    given: [invoice],
    refused: command('2025-12-31'),
    accepted: command('2026-01-01'),
  })),
  ...[
    {
      what: 'written off',
      command: (writtenOffOn: string): InvoiceCommand => ({ type: 'write-off', writtenOffOn, reason }),
    },
    { what: 'voided', command: (voidedOn: string): InvoiceCommand => ({ type: 'void', voidedOn, reason }) },
  ].map(({ what, command }) => ({
    rule: DateTooEarly,
    status: 422,
    says: `what a reversal made due again is not ${what} before that day`,
    given: [
      invoice,
      pay('a', 1_000),
      pay('b', 1_000),
      reverse('a', { reversedOn: '2026-02-20' }),
      reverse('b', { reversedOn: '2026-02-10' }),
    ],
    refused: command('2026-02-19'),
    accepted: command('2026-02-20'),
  })),
  {
    rule: DateTooEarly,
    status: 422,
    says: 'what was unapplied is written off from that day on, also if the bank took back the credit that it became later',
    given: [
      invoice,
      pay('a', 1_000),
      unapply('a', 1_000, { unappliedOn: '2026-02-10' }),
      reverse('a', { reversedOn: '2026-02-20' }),
    ],
    refused: { type: 'write-off', writtenOffOn: '2026-02-09', reason },
    accepted: { type: 'write-off', writtenOffOn: '2026-02-10', reason },
  },
  {
    rule: DateTooEarly,
    status: 422,
    says: 'what a refund made due again is not written off before that day',
    given: [invoice, pay('a', 1_000), refund('a', 1_000, { refundedOn: '2026-02-20' })],
    refused: { type: 'write-off', writtenOffOn: '2026-02-19', reason },
    accepted: { type: 'write-off', writtenOffOn: '2026-02-20', reason },
  },
  {
    rule: NotYetDue,
    status: 422,
    says: 'what is due on 31 January is not late on that day, but on the next',
    given: [invoice],
    refused: markOverdue('2026-01-31'),
    accepted: markOverdue('2026-02-01'),
  },
  {
    rule: NotYetDue,
    status: 422,
    says: 'an invoice without a due date is never late',
    given: [
      (({ document: { dueOn, ...document }, ...command }) => ({ ...command, document }))(
        invoice as Extract<InvoiceCommand, { type: 'register' }>,
      ),
    ],
    refused: markOverdue('2030-01-01'),
    accepted: markOverdue('2030-01-01'),
    butGiven: [invoice],
  },
];

const after = (commands: readonly InvoiceCommand[]): Invoice =>
  commands.reduce<Invoice>(
    (invoice, command) => decide(invoice, command).reduce<Invoice>(evolve, invoice),
    unregistered,
  );

describe('a refusal', () => {
  it.each<[given: InvoiceCommand[], refused: InvoiceCommand, says: string]>([
    [[invoice], pay('a', 15_000, { customerCredit: largest }), "the customer's credit"],
    [
      [invoice],
      creditDocument(undefined, [{ category: 'Z', rate: '0', taxable: largest, tax: 1 }]),
      'the total of the note',
    ],
    [
      [invoice],
      creditDocument(undefined, [{ category: 'Z', rate: '0', taxable: 10_003, tax: 0 }]),
      new CreditExceedsInvoice('tax category Z at 0%', 10_000, 10_003).message,
    ],
    [
      [invoice],
      creditDocument(undefined, [{ category: 'E', rate: '0', taxable: 1, tax: 0 }]),
      new CreditExceedsInvoice('tax category E at 0%', 0, 1).message,
    ],
    [
      [invoice, pay('a', 6_000), refund('a', 4_000)],
      refund('a', 2_001),
      new RefundExceedsPayment(2_000, 2_001).message,
    ],
  ])('names the amount that it is about: %#', (given, refused, says) => {
    expect(() => decide(after(given), refused)).toThrow(says);
  });
});

describe('an invoice', () => {
  it.each(examples)('$says: $rule.name', ({ rule, status, given, refused, accepted, butGiven = given }) => {
    expectRefused(() => decide(after(given), refused), rule, status);
    expect(decide(after(butGiven), accepted)).not.toEqual([]);
  });
});
