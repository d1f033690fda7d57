import { PaymentInstructions } from '../../document/payment-instructions.ts';
import { text } from '../terms/forms.ts';
import { group, type Term, termsOf } from '../terms/term.ts';

const of = termsOf(PaymentInstructions);
const ofCard = termsOf(PaymentInstructions.properties.card, { invalid: { number: 'BR-51' } });
const ofMandate = termsOf(PaymentInstructions.properties.mandate);

/** The network of a card is no term of EN 16931, and CII has no element for it. */
const card = group([ofCard.required('number', 'ram:ID', text), ofCard.one('holder', 'ram:CardholderName', text)]);

/** An account is an IBAN, or of another kind. Either may be read; `isIban` chooses which is written. */
const isIban = (account: string): boolean => /^[A-Z]{2}\d{2}[\dA-Z ]{11,40}$/.test(account);

const accountPath = 'ram:PayeePartyCreditorFinancialAccount';
const iban = of.one('account', `${accountPath}/ram:IBANID`, text);
const proprietary = of.one('account', `${accountPath}/ram:ProprietaryID`, text);

/** BT-84 is before and after BT-85 in the schema. */
const payeesAccount: Term<PaymentInstructions>[] = [
  {
    read: (element, reading) => ({ ...proprietary.read(element, reading), ...iban.read(element, reading) }),
    write(value, element, context) {
      if (value.account !== undefined && isIban(value.account)) iban.write(value, element, context);
    },
  },
  of.one('accountName', `${accountPath}/ram:AccountName`, text),
  {
    read: () => ({}),
    write(value, element, context) {
      if (value.account !== undefined && !isIban(value.account)) proprietary.write(value, element, context);
    },
  },
];

/** `ram:SpecifiedTradeSettlementPaymentMeans` (BG-16). BT-83 and BT-89 are stated once for the document. */
export const paymentMeans = group<PaymentInstructions>([
  of.required('meansCode', 'ram:TypeCode', text),
  of.one('meansText', 'ram:Information', text),
  of.one('card', 'ram:ApplicableTradeSettlementFinancialCard', card),
  of.one(
    'mandate',
    'ram:PayerPartyDebtorFinancialAccount',
    group([ofMandate.one('debitedAccount', 'ram:IBANID', text)]),
  ),
  ...payeesAccount,
  of.one('serviceProvider', 'ram:PayeeSpecifiedCreditorFinancialInstitution/ram:BICID', text),
]);
