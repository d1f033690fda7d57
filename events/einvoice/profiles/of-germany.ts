// The rules of XRechnung 3.0.2 (BR-DE-*), which Peppol BIS Billing 3 has for German sellers and buyers, too (DE-R-*). Those that are
// warnings are not listed.

import { creditTransfers, type PaymentInstructions } from '../../document/payment-instructions.ts';
import type { Syntax } from '../binding.ts';
import { toCii } from '../cii/cii-document.ts';
import type { BrokenRule, Place } from '../rules/broken-rule.ts';
import { taxedParts } from '../rules/categories.ts';
import { isPeppol, isXRechnung } from '../rules/of-peppol.ts';
import { placesIn } from '../rules/places.ts';
import type { ReadTerms, StatedDocument } from '../terms/stated-document.ts';
import { areBothIn, type ProfileRule, when } from './profile-rule.ts';

/** UNTDID 4461: card payments, and of the direct debits only that of SEPA. */
const cardPayments: readonly string[] = ['48', '54', '55'];
const directDebits: readonly string[] = ['59'];

const hasAccount = ({ account, accountName, serviceProvider }: PaymentInstructions): boolean =>
  (account ?? accountName ?? serviceProvider) !== undefined;

/** What a document says of direct debits (BG-19). In CII, reference and creditor are said once for the document. */
function debitOf(document: StatedDocument, syntax: Syntax) {
  const { paymentInstructions = [], seller, payee } = document;
  const account = paymentInstructions.some(({ mandate }) => mandate?.debitedAccount !== undefined); // BT-91
  if (syntax === 'cii') {
    const { mandateReference, creditorId } = toCii(document);
    return { reference: mandateReference !== undefined, creditor: creditorId !== undefined, account };
  }
  return {
    reference: paymentInstructions.some(({ mandate }) => mandate?.reference !== undefined), // BT-89
    creditor: [seller, payee].some((party) => party?.ids?.some(({ scheme }) => scheme === 'SEPA')), // BT-90
    account,
  };
}

/** Whether a means of payment has a direct debit. */
function hasDebit(document: StatedDocument, { mandate }: PaymentInstructions, syntax: Syntax): boolean {
  if (syntax === 'ubl') return mandate !== undefined;
  const { reference, creditor } = debitOf(document, syntax);
  return reference || creditor || mandate?.debitedAccount !== undefined;
}

const paymentsOf = (document: StatedDocument, codes: readonly string[]): Place<PaymentInstructions>[] =>
  placesIn('/paymentInstructions', document.paymentInstructions).filter(({ value }) => codes.includes(value.meansCode));

/** The categories that require a tax identifier of the seller: all but O and B. */
const needsTaxId = (document: StatedDocument): boolean =>
  taxedParts(document).some(({ taxed }) => taxed.some(({ tax }) => !['O', 'B'].includes(tax.category)));

const skontoLine = /^#SKONTO#TAGE=[0-9]+#PROZENT=[0-9]+\.[0-9]{2}(#BASISBETRAG=-?[0-9]+\.[0-9]{2})?#$/;

/** Payment terms with cash discount: each line that begins with "#" has the form of one, and a line break ends the last. */
function isSkonto(terms: string): boolean {
  const lines = terms.split(/\r?\n/).map((line) => line.replaceAll(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, ''));
  const discounts = lines.filter((line) => line.startsWith('#'));
  const rest = terms.split(/#[^\r\n]+#/).at(-1) ?? '';
  return discounts.every((line) => skontoLine.test(line)) && (discounts.length === 0 || /^[ \t\r\n]*\n/.test(rest));
}

/** The place of the reason of category O, which has the rate of its tax group; the next one if there is none. */
const reasonOfO = ({ exemptionReasons = [] }: ReadTerms): number => {
  const index = exemptionReasons.findIndex(({ category }) => category === 'O');
  return index < 0 ? exemptionReasons.length : index;
};

/** Only a tax group of category O has no rate otherwise. */
const lacksRate = (document: ReadTerms): boolean =>
  (document.taxes ?? []).some(({ rate }) => rate === undefined) &&
  document.exemptionReasons?.[reasonOfO(document)]?.rate === undefined;

type Address = 'seller' | 'buyer' | 'delivery';
const inAddress =
  (of: Address, field: 'city' | 'postCode'): ProfileRule['places'] =>
  (document) => {
    const address = document[of]?.address;
    return when(address !== undefined && address[field] === undefined, `/${of}/address/${field}`);
  };
const inContact =
  (field: 'name' | 'telephone' | 'email'): ProfileRule['places'] =>
  ({ seller }) =>
    when(seller?.contact !== undefined && seller.contact[field] === undefined, `/seller/contact/${field}`);

/** Numbered as in both: `23-a` is BR-DE-23-a and DE-R-023-1. */
const rules: readonly ProfileRule[] = [
  {
    rule: '1',
    term: 'BG-16',
    detail: 'the document has no payment instructions',
    places: ({ paymentInstructions = [] }) => when(paymentInstructions.length === 0, '/paymentInstructions'),
  },
  {
    rule: '2',
    term: 'BG-6',
    detail: 'the seller has no contact',
    places: ({ seller }) => when(seller?.contact === undefined, '/seller/contact'),
  },
  { rule: '3', term: 'BT-37', detail: "the seller's address has no city", places: inAddress('seller', 'city') },
  {
    rule: '4',
    term: 'BT-38',
    detail: "the seller's address has no post code",
    places: inAddress('seller', 'postCode'),
  },
  { rule: '5', term: 'BT-41', detail: "the seller's contact has no name", places: inContact('name') },
  { rule: '6', term: 'BT-42', detail: "the seller's contact has no telephone number", places: inContact('telephone') },
  { rule: '7', term: 'BT-43', detail: "the seller's contact has no email address", places: inContact('email') },
  { rule: '8', term: 'BT-52', detail: "the buyer's address has no city", places: inAddress('buyer', 'city') },
  { rule: '9', term: 'BT-53', detail: "the buyer's address has no post code", places: inAddress('buyer', 'postCode') },
  { rule: '10', term: 'BT-77', detail: 'the address of delivery has no city', places: inAddress('delivery', 'city') },
  {
    rule: '11',
    term: 'BT-78',
    detail: 'the address of delivery has no post code',
    places: inAddress('delivery', 'postCode'),
  },
  {
    rule: '14',
    term: 'BT-119',
    detail: 'the tax group of category O has no rate; it may have the rate 0',
    places: (document) => when(lacksRate(document), `/exemptionReasons/${reasonOfO(document)}/rate`),
  },
  {
    rule: '15',
    term: 'BT-10',
    detail: 'the document has no buyer reference',
    places: ({ reference }) => when(reference === undefined, '/reference'),
  },
  {
    rule: '16',
    term: 'BT-31',
    detail: 'the seller has no tax identifier and no tax representative',
    places: (document) =>
      when(
        needsTaxId(document) &&
          (document.seller?.vatId ?? document.seller?.taxRegistrationId ?? document.taxRepresentative) === undefined,
        '/seller/vatId',
      ),
  },
  {
    rule: '18',
    term: 'BT-20',
    detail:
      'a line of the payment terms begins with "#", but is not like "#SKONTO#TAGE=14#PROZENT=2.00#", or no line break ends it',
    places: ({ paymentTerms = '' }) => when(!isSkonto(paymentTerms), '/paymentTerms'),
  },
  {
    rule: '22',
    term: 'BT-125',
    detail: 'two attachments have the same file name',
    places: ({ supportingDocuments }) => {
      const named = placesIn('/supportingDocuments', supportingDocuments).flatMap(
        ({ pointer, value: { attachment } }) =>
          attachment === undefined ? [] : [{ pointer: `${pointer}/attachment/fileName`, value: attachment.fileName }],
      );
      const firstWith = new Map(named.toReversed().map(({ pointer, value }) => [value, pointer]));
      return named.filter(({ pointer, value }) => firstWith.get(value) !== pointer).map(({ pointer }) => pointer);
    },
  },
  {
    rule: '23-a',
    term: 'BG-17',
    detail: 'a credit transfer has no payment account',
    places: (document) =>
      paymentsOf(document, creditTransfers).flatMap(({ pointer, value }) =>
        when(!hasAccount(value), `${pointer}/account`),
      ),
  },
  {
    rule: '23-b',
    term: 'BG-17',
    detail: 'a credit transfer has a card or a direct debit, too',
    places: (document, { syntax }) =>
      paymentsOf(document, creditTransfers).flatMap(({ pointer, value }) =>
        when(value.card !== undefined || hasDebit(document, value, syntax), pointer),
      ),
  },
  {
    rule: '24-a',
    term: 'BG-18',
    detail: 'a card payment has no card',
    places: (document) =>
      paymentsOf(document, cardPayments).flatMap(({ pointer, value }) =>
        when(value.card === undefined, `${pointer}/card/number`),
      ),
  },
  {
    rule: '24-b',
    term: 'BG-18',
    detail: 'a card payment has a payment account or a direct debit, too',
    places: (document, { syntax }) =>
      paymentsOf(document, cardPayments).flatMap(({ pointer, value }) =>
        when(hasAccount(value) || hasDebit(document, value, syntax), pointer),
      ),
  },
  {
    rule: '25-a',
    term: 'BG-19',
    detail: 'a direct debit has no mandate',
    places: (document, { syntax }) =>
      paymentsOf(document, directDebits).flatMap(({ pointer, value }) =>
        when(!hasDebit(document, value, syntax), `${pointer}/mandate/reference`),
      ),
  },
  {
    rule: '25-b',
    term: 'BG-19',
    detail: 'a direct debit has a payment account or a card, too',
    places: (document) =>
      paymentsOf(document, directDebits).flatMap(({ pointer, value }) =>
        when(hasAccount(value) || value.card !== undefined, pointer),
      ),
  },
  {
    rule: '30',
    term: 'BT-90',
    detail: 'a direct debit has no bank assigned creditor identifier: an identifier of the seller with the scheme SEPA',
    places(document, { syntax }) {
      const { reference, creditor, account } = debitOf(document, syntax);
      if (syntax === 'ubl') return when((reference || account) && !creditor, '/seller/ids/-');
      return when((reference || account) !== creditor, creditor ? '/paymentInstructions' : '/seller/ids/-');
    },
  },
  {
    rule: '31',
    term: 'BT-91',
    detail: 'a direct debit has no debited account',
    places(document, { syntax }) {
      const { reference, creditor, account } = debitOf(document, syntax);
      const index = document.paymentInstructions?.findIndex(({ mandate }) => mandate !== undefined) ?? -1;
      const pointer = `/paymentInstructions/${Math.max(index, 0)}/mandate/debitedAccount`;
      if (syntax === 'ubl') return when(reference && !account, pointer);
      return when((reference || creditor) !== account, pointer);
    },
  },
];

/** For a document that claims XRechnung. */
export const rulesOfXRechnung: readonly ProfileRule[] = rules.map((rule) => ({ ...rule, rule: `BR-DE-${rule.rule}` }));

const ofPeppol = (number: string): string => {
  const [whole = '', part] = number.split('-');
  return `DE-R-${whole.padStart(3, '0')}${part === undefined ? '' : part === 'a' ? '-1' : '-2'}`;
};

/** For a document that claims Peppol BIS Billing 3, if both the seller and the buyer are in Germany. */
export const rulesOfPeppolInGermany: readonly ProfileRule[] = rules.map((rule) => ({
  ...rule,
  rule: ofPeppol(rule.rule),
  places: (document, written) => (areBothIn('DE', document) ? rule.places(document, written) : []),
}));

/** The one of these rules that is about an amount or a rate. It is checked of documents that are registered, too. */
export function brokenRateRuleOfGermany(document: ReadTerms): BrokenRule[] {
  const { specification } = document;
  const name = isXRechnung(specification)
    ? 'BR-DE-14'
    : isPeppol(specification) && areBothIn('DE', document)
      ? ofPeppol('14')
      : undefined;
  return name !== undefined && lacksRate(document) ? [{ rule: name, detail: 'a tax group has no rate' }] : [];
}
