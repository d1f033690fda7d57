import { Check } from 'typebox/schema';
import { canonicalId } from '../canonical-id.ts';
import { Customer, type InvoiceContent, longestCustomerName } from '../document/document.ts';
import { isVisible } from '../document/field.ts';
import type { Party } from '../document/party.ts';
import { BuyerNotIdentified, ElementInvalid } from './xml/refusals.ts';

/** The customer id of a buyer: BT-46, else BT-47, else BT-48, else BT-49. */
export function customerIdOf(buyer: Party): string | undefined {
  const id = buyer.ids?.[0]?.id ?? buyer.legalId?.id ?? buyer.vatId ?? buyer.electronicAddress?.id;
  return id && canonicalId(id);
}

/** The customer of a document, and whether its id is ours alone. */
export type NamedCustomer = Pick<InvoiceContent, 'customer' | 'customerIdIsInternal'>;

/**
 * The customer of a document is its buyer.
 * @param path of the buyer
 * @throws BuyerNotIdentified, ElementInvalid
 */
export function customerOf(buyer: Party, path: string): NamedCustomer {
  const id = customerIdOf(buyer);
  if (id === undefined) throw new BuyerNotIdentified(path);
  if (!isCustomerId(id))
    throw new ElementInvalid(
      path,
      id,
      'cannot be a customer id, which has at most 100 characters, no slash and no characters that cannot be seen, and is not "." or "..". ' +
        'Send the parameter "customer" with the id of the customer',
    );
  return { customer: { id, name: shortened(buyer.name) } };
}

/** The customer whom the request names beside the document. */
export const customerBeside = (buyer: Party, id: string): NamedCustomer => ({
  customer: { id, name: shortened(buyer.name) },
  ...(customerIdOf(buyer) !== id && { customerIdIsInternal: true }),
});

/** The customer of a document that need not identify it. */
export function customerIfIdentified(buyer: Party): { customer?: Customer } {
  const id = customerIdOf(buyer);
  return id !== undefined && isCustomerId(id) ? { customer: { id, name: shortened(buyer.name) } } : {};
}

const isCustomerId = (id: string): boolean => Check(Customer.properties.id, id) && isVisible(id);

/** The document keeps the whole name (BT-44). */
const shortened = (name: string): string => [...name].slice(0, longestCustomerName).join('');

/**
 * The buyer for a document. If its customer id would differ from the customer's, or if it has none, it gets the customer's id as
 * BT-46, which is the id that the seller gave the buyer; but not an id that is ours alone.
 */
export function buyerOf({ customer, customerIdIsInternal, buyer }: NamedCustomer & { buyer?: Party }): Party {
  const party = buyer ?? { name: customer.name };
  if (customerIdIsInternal || party.ids?.length || customerIdOf(party) === customer.id) return party;
  return { ...party, ids: [{ id: customer.id }] };
}
