// The terms that a document must have, and those that it must not have together. Rules that the schema or the writing already
// ensures are not listed here (an invoice without lines, an address without a country).

import type { Line, Terms } from '../../document/document.ts';
import type { Party } from '../../document/party.ts';
import type { PaymentInstructions } from '../../document/payment-instructions.ts';

type Rule = { rule: string; detail: string; isBroken: (content: Terms) => boolean };

const anyLine = (isBroken: (line: Line) => boolean) => (content: Terms) => content.lines.some(isBroken);

const anyPayment =
  (isBroken: (payment: PaymentInstructions) => boolean) =>
  ({ paymentInstructions = [] }: Terms) =>
    paymentInstructions.some(isBroken);

const several =
  (value: (payment: PaymentInstructions) => unknown) =>
  ({ paymentInstructions = [] }: Terms) =>
    paymentInstructions.filter(value).length > 1;

const differ =
  (value: (payment: PaymentInstructions) => string | undefined) =>
  ({ paymentInstructions = [] }: Terms) =>
    new Set(paymentInstructions.flatMap((payment) => value(payment) ?? [])).size > 1;

const endsBeforeItStarts = ({ period }: Pick<Line, 'period'>): boolean =>
  period?.from !== undefined && period.until !== undefined && period.until < period.from;

/** Whether it is a bank assigned creditor identifier (BT-90). */
export const isSepa = ({ scheme }: { scheme?: string }): boolean => scheme?.toUpperCase() === 'SEPA';

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const otherPrefixes = ['EL', 'XI', '1A']; // Greece, Northern Ireland, Kosovo

const isVatIdOfACountry = (vatId: string): boolean => {
  const prefix = vatId.slice(0, 2);
  return otherPrefixes.includes(prefix) || (/[A-Z]{2}/.test(prefix) && regions.of(prefix) !== undefined);
};

/** BR-17, UBL-SR-20. */
const isPaidItself = ({ payee, seller }: Terms): boolean =>
  payee !== undefined &&
  ([seller?.name, seller?.tradingName].includes(payee.name) ||
    payee.ids?.some(({ id }) => seller?.ids?.some((ofSeller) => ofSeller.id === id)) === true);

/** A bank assigned creditor identifier is none of them. */
const isKnown = ({ ids = [], legalId, vatId }: Party): boolean =>
  ids.some((id) => !isSepa(id)) || (legalId ?? vatId) !== undefined;

/** The rules of both invoices and credit notes. */
export const rulesOfTerms: readonly Rule[] = [
  { rule: 'BR-02', detail: 'the document has no number', isBroken: ({ number }) => number === undefined },
  { rule: 'BR-06', detail: 'the seller has no name', isBroken: ({ seller }) => !seller },
  { rule: 'BR-08', detail: 'the seller has no postal address', isBroken: ({ seller }) => !seller?.address },
  { rule: 'BR-10', detail: 'the buyer has no postal address', isBroken: ({ buyer }) => !buyer?.address },
  { rule: 'BR-17', detail: 'the payee is the seller', isBroken: isPaidItself },
  { rule: 'BR-29', detail: 'the invoicing period ends before it starts', isBroken: endsBeforeItStarts },
  { rule: 'BR-30', detail: 'the period of a line ends before it starts', isBroken: anyLine(endsBeforeItStarts) },
  {
    rule: 'BR-50',
    detail: 'a payment account has no identifier',
    isBroken: anyPayment(
      ({ account, accountName, serviceProvider }) => !account && (accountName ?? serviceProvider) !== undefined,
    ),
  },
  {
    rule: 'BR-61',
    detail: 'a credit transfer has no payment account',
    isBroken: anyPayment(({ meansCode, account }) => ['30', '58'].includes(meansCode) && !account),
  },
  {
    rule: 'BR-62',
    detail: "the seller's electronic address has no scheme",
    isBroken: ({ seller }) => seller?.electronicAddress !== undefined && !seller.electronicAddress.scheme,
  },
  {
    rule: 'BR-63',
    detail: "the buyer's electronic address has no scheme",
    isBroken: ({ buyer }) => buyer?.electronicAddress !== undefined && !buyer.electronicAddress.scheme,
  },
  {
    rule: 'BR-64',
    detail: 'the standard identifier of an item has no scheme',
    isBroken: anyLine(({ standardItemId }) => standardItemId !== undefined && !standardItemId.scheme),
  },
  {
    rule: 'BR-66',
    detail: 'the document has more than one payment card',
    isBroken: several(({ card }) => card),
  },
  {
    rule: 'BR-67',
    detail: 'the document has more than one mandate',
    isBroken: several(({ mandate }) => mandate),
  },
  {
    rule: 'BR-CO-03',
    detail: 'the document has both a tax point date and a tax point date code',
    isBroken: ({ taxPointOn, taxPointCode }) => taxPointOn !== undefined && taxPointCode !== undefined,
  },
  {
    rule: 'BR-CO-09',
    detail: 'a VAT identifier does not start with a country code',
    isBroken: ({ seller, buyer, taxRepresentative }) =>
      [seller, buyer, taxRepresentative].some((party) => party?.vatId && !isVatIdOfACountry(party.vatId)),
  },
  {
    rule: 'BR-CO-26',
    detail: 'the seller has no identifier, legal registration or VAT identifier',
    isBroken: ({ seller }) => !seller || !isKnown(seller),
  },
  {
    rule: 'UBL-SR-16',
    detail: 'the buyer has more than one identifier',
    isBroken: ({ buyer }) => (buyer?.ids?.length ?? 0) > 1,
  },
  {
    rule: 'UBL-SR-20',
    detail: 'the payee has more than one identifier',
    isBroken: ({ payee }) => (payee?.ids?.filter((id) => !isSepa(id)).length ?? 0) > 1,
  },
  {
    rule: 'UBL-SR-29',
    detail: 'the document has more than one bank assigned creditor identifier',
    isBroken: ({ seller, payee }) => [seller, payee].flatMap((party) => party?.ids ?? []).filter(isSepa).length > 1,
  },
  {
    rule: 'UBL-SR-44',
    detail: 'the payment instructions have different remittance information',
    isBroken: differ(({ remittance }) => remittance),
  },
  {
    rule: 'UBL-SR-46',
    detail: 'the text of the means of payment is given more than once',
    isBroken: several(({ meansText }) => meansText),
  },
  {
    rule: 'UBL-SR-47',
    detail: 'the payment instructions have different means codes',
    isBroken: differ(({ meansCode }) => meansCode),
  },
];
