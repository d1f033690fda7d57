import { canonicalId } from '../canonical-id.ts';
import type { Customer } from '../document/document.ts';
import type { Party } from '../document/party.ts';

/** The customer id of a buyer: BT-46, else BT-47, else BT-48, else BT-49. */
export function customerIdOf(buyer: Party): string | undefined {
  const id = buyer.ids?.[0]?.id ?? buyer.legalId?.id ?? buyer.vatId ?? buyer.electronicAddress?.id;
  return id && canonicalId(id);
}

/**
 * The buyer for a document. If its customer id would differ from the customer's, or if it has none, it gets the customer's id as
 * BT-46, which is the id that the seller gave the buyer.
 */
export function buyerOf({ customer, buyer }: { customer: Customer; buyer?: Party }): Party {
  const party = buyer ?? { name: customer.name };
  if (party.ids?.length || customerIdOf(party) === customer.id) return party;
  return { ...party, ids: [{ id: customer.id }] };
}
