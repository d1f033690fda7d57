import type { Static } from 'typebox';
import { Check } from 'typebox/schema';
import { canonicalId } from '../canonical-id.ts';
import { type CustomerIds, customerIds } from '../customer-ids.ts';
import { Customer, type InvoiceContent, longestCustomerName } from '../document/document.ts';
import { type Identifier, isVisible } from '../document/field.ts';
import type { Party } from '../document/party.ts';
import { BuyerNotIdentified, ElementInvalid } from './xml/refusals.ts';

/** What identifies a buyer: BT-46, else BT-47, else BT-48, else BT-49. */
const identifierOf = ({ ids, legalId, vatId, electronicAddress }: Party): Static<typeof Identifier> | undefined =>
  ids?.[0] ?? legalId ?? (vatId === undefined ? electronicAddress : { id: vatId });

/** The customer id of a buyer, such as `0088:4000001123452`. An identifier without a scheme, and a VAT identifier, is one as it is. */
export function customerIdOf(buyer: Party, ids: CustomerIds): string | undefined {
  const identifier = identifierOf(buyer);
  if (identifier === undefined) return undefined;
  const { id, scheme } = identifier;
  return canonicalId(ids === 'without-scheme' || scheme === undefined ? id : `${scheme}:${id}`);
}

/** Whether a customer id is that of the buyer, with or without the scheme of the identifier. */
export const isIdentifiedBy = (buyer: Party, customerId: string): boolean =>
  customerIds.some((ids) => customerIdOf(buyer, ids) === customerId);

/** The customer of a document, and whether its id is ours alone. */
export type NamedCustomer = Pick<InvoiceContent, 'customer' | 'customerIdIsInternal'>;

/**
 * The customer of a document is its buyer.
 * @param path of the buyer
 * @throws BuyerNotIdentified, ElementInvalid
 */
export function customerOf(buyer: Party, path: string, ids: CustomerIds): NamedCustomer {
  const id = customerIdOf(buyer, ids);
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
  ...(!isIdentifiedBy(buyer, id) && { customerIdIsInternal: true }),
});

/** Whether the document identifies its buyer as another customer. */
export const isOther = (buyer: Party, customerId: string): boolean =>
  identifierOf(buyer) !== undefined && !isIdentifiedBy(buyer, customerId);

/** The customer of a document that need not identify it. */
export function customerIfIdentified(buyer: Party, ids: CustomerIds): { customer?: Customer } {
  const id = customerIdOf(buyer, ids);
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
  if (customerIdIsInternal || party.ids?.length || isIdentifiedBy(party, customer.id)) return party;
  return { ...party, ids: [{ id: customer.id }] };
}
