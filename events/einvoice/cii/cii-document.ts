import { type Static, Type } from 'typebox';
import { Identifier } from '../../document/field.ts';
import type { Party } from '../../document/party.ts';
import { directDebits, PaymentInstructions } from '../../document/payment-instructions.ts';
import { isSepa } from '../rules/of-terms.ts';
import { rulesOfDocument, type StatedDocument, statedFields } from '../terms/stated-document.ts';
import { termsOf } from '../terms/term.ts';

// CII states some terms once for the document, which UBL and the ledger keep with a means of payment or with a party.

const onceStated = {
  remittance: PaymentInstructions.properties.remittance, // BT-83
  mandateReference: PaymentInstructions.properties.mandate.properties.reference, // BT-89
  creditorId: Type.Optional(Identifier.properties.id), // BT-90
};
export type CiiDocument = StatedDocument & Static<typeof onceStatedSchema>;
const onceStatedSchema = Type.Object(onceStated);

/** Makes the terms of CII's root element and its sections. */
export const ofDocument = termsOf(Type.Object({ ...statedFields, ...onceStated }), rulesOfDocument);

type Ids = NonNullable<Party['ids']>;
const creditorScheme = 'SEPA';

function withoutCreditorId<T extends { ids?: Ids }>(party: T): T {
  const { ids, ...rest } = party;
  const others = ids?.filter((id) => !isSepa(id)) ?? [];
  return { ...rest, ...(others.length > 0 && { ids: others }) } as T;
}

/** The terms at the places where CII has them. A valid document has one value of each (UBL-SR-44, BR-67, UBL-SR-29). */
export function toCii(document: StatedDocument): CiiDocument {
  const { seller, payee, paymentInstructions = [] } = document;
  const remittance = paymentInstructions.find((each) => each.remittance !== undefined)?.remittance;
  const mandateReference = paymentInstructions.find(({ mandate }) => mandate)?.mandate?.reference;
  const creditor = [seller, payee].flatMap((party) => party?.ids ?? []).find(isSepa);
  return {
    ...document,
    ...(seller && { seller: withoutCreditorId(seller) }),
    ...(payee && { payee: withoutCreditorId(payee) }),
    ...(remittance !== undefined && { remittance }),
    ...(mandateReference !== undefined && { mandateReference }),
    ...(creditor && { creditorId: creditor.id }),
  };
}

/** UNTDID 4461: the document does not say how to pay. */
const notDefined = '1';

/** The terms at the places where the ledger keeps them. The seller gets the creditor identifier. */
export function fromCii(document: CiiDocument): StatedDocument {
  const { remittance, mandateReference, creditorId, paymentInstructions, ...rest } = document;
  const { seller } = rest;
  const isPaid = remittance !== undefined || mandateReference !== undefined;
  const instructions = paymentInstructions ?? (isPaid ? [{ meansCode: notDefined }] : undefined);
  const creditor = creditorId === undefined ? [] : [{ id: creditorId, scheme: creditorScheme }];
  return {
    ...rest,
    ...(seller && creditor.length > 0 && { seller: { ...seller, ids: [...(seller.ids ?? []), ...creditor] } }),
    ...(instructions && { paymentInstructions: withOnceStated(instructions, document) }),
  };
}

/**
 * Each means of payment gets the remittance information, and the first direct debit gets the mandate. The text of the means stays with
 * the first one that has it. UBL allows the text and the mandate once (UBL-SR-27, UBL-SR-55).
 */
function withOnceStated(
  instructions: readonly PaymentInstructions[],
  { remittance, mandateReference }: CiiDocument,
): PaymentInstructions[] {
  const firstText = instructions.findIndex(({ meansText }) => meansText !== undefined);
  const firstDebit = instructions.findIndex(({ mandate, meansCode }) => mandate || directDebits.includes(meansCode));
  return instructions.map(({ meansText, mandate: account, ...instruction }, index) => {
    const reference = index === Math.max(firstDebit, 0) ? mandateReference : undefined;
    const mandate = { ...account, ...(reference !== undefined && { reference }) };
    return {
      ...instruction,
      ...(meansText !== undefined && index === firstText && { meansText }),
      ...(remittance !== undefined && { remittance }),
      ...(Object.keys(mandate).length > 0 && { mandate }),
    };
  });
}
