import { type Static, Type } from 'typebox';
import { closed, longText, text } from './field.ts';

/** BR-51 asks for the last four to six digits. */
export const longestCardNumber = 10;

/** How the buyer should pay (BG-16). */
export const PaymentInstructions = Type.Object(
  {
    meansCode: text(10, 'UNTDID 4461 (BT-81)'),
    meansText: Type.Optional(longText('Means of payment, as text (BT-82)')),
    remittance: Type.Optional(longText('Remittance information (BT-83)')),
    account: Type.Optional(longText('IBAN or other account (BT-84)')),
    accountName: Type.Optional(longText('Name of the account (BT-85)')),
    serviceProvider: Type.Optional(longText('BIC (BT-86)')),
    card: Type.Optional(
      Type.Object(
        {
          number: text(longestCardNumber, 'Only the last digits of the card number: BR-51 (BT-87)'),
          network: Type.Optional(longText('The network of the card')),
          holder: Type.Optional(longText('Name of the holder of the card (BT-88)')),
        },
        closed,
      ),
    ),
    mandate: Type.Optional(
      Type.Object(
        {
          reference: Type.Optional(longText('Reference of the mandate (BT-89)')),
          debitedAccount: Type.Optional(longText('Account to be debited (BT-91)')),
        },
        { ...closed, minProperties: 1 },
      ),
    ),
  },
  { title: 'PaymentInstructions', ...closed },
);

export type PaymentInstructions = Static<typeof PaymentInstructions>;

/** Credit transfer, and SEPA credit transfer, in UNTDID 4461. */
export const creditTransfers: readonly string[] = ['30', '58'];
/** Direct debit, and SEPA direct debit, in UNTDID 4461: the seller takes the money itself. */
export const directDebits: readonly string[] = ['49', '59'];
