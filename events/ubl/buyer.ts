import type { Customer } from '../document/document.ts';
import type { Party } from '../document/party.ts';

/** What the ledger knows a buyer by: BT-46, else BT-47, else BT-48, else BT-49. */
export const customerIdOf = (buyer: Party): string | undefined =>
  buyer.ids?.[0]?.id ?? buyer.legalId?.id ?? buyer.vatId ?? buyer.electronicAddress?.id;

/**
 * The buyer as a document names it. Where it would be known by another id than the customer's, or by none, it gets that one:
 * BT-46 is the id that the seller gave it.
 */
export function buyerOf({ customer, buyer }: { customer: Customer; buyer?: Party }): Party {
  const party = buyer ?? { name: customer.name };
  if (party.ids?.length || customerIdOf(party) === customer.id) return party;
  return { ...party, ids: [{ id: customer.id }] };
}
