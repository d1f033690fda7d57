import { longestCardNumber, PaymentInstructions } from '../../document/payment-instructions.ts';
import { attribute, text } from '../terms/forms.ts';
import { type Form, group, type Term, termsOf } from '../terms/term.ts';

type Card = NonNullable<PaymentInstructions['card']>;

const of = termsOf(PaymentInstructions);
const ofCard = termsOf(PaymentInstructions.properties.card);
const ofMandate = termsOf(PaymentInstructions.properties.mandate);

/** UBL's schema requires a network for every card; EN 16931 has no term for it. */
const noNetwork = 'NA';
const network: Term<Card> = {
  read(element, reading) {
    const read = ofCard.one('network', 'cbc:NetworkID', text).read(element, reading);
    return read.network === noNetwork ? {} : read;
  },
  write: ({ network = noNetwork, ...card }, element, context) =>
    ofCard.one('network', 'cbc:NetworkID', text).write({ ...card, network }, element, context),
};

/** BR-51 asks for the last four to six digits; in UBL, to state more is not fatal. The ledger does not keep them. */
const cardNumber: Form<string> = {
  read(element, reading) {
    const stated = text.read(element, reading);
    return stated !== undefined && stated.length > longestCardNumber ? stated.slice(-4) : stated;
  },
  write: text.write,
};

const card = group<Card>([
  ofCard.required('number', 'cbc:PrimaryAccountNumberID', cardNumber),
  network,
  ofCard.one('holder', 'cbc:HolderName', text),
]);

const mandate = group([
  ofMandate.one('reference', 'cbc:ID', text),
  ofMandate.one('debitedAccount', 'cac:PayerFinancialAccount/cbc:ID', text),
]);

/** `cac:PaymentMeans` (BG-16). */
export const paymentMeans = group([
  of.required('meansCode', 'cbc:PaymentMeansCode', text),
  of.one('meansText', 'cbc:PaymentMeansCode', attribute('name')),
  of.one('remittance', 'cbc:PaymentID', text),
  of.one('card', 'cac:CardAccount', card),
  of.one('account', 'cac:PayeeFinancialAccount/cbc:ID', text),
  of.one('accountName', 'cac:PayeeFinancialAccount/cbc:Name', text),
  of.one('serviceProvider', 'cac:PayeeFinancialAccount/cac:FinancialInstitutionBranch/cbc:ID', text),
  of.one('mandate', 'cac:PaymentMandate', mandate),
]);
