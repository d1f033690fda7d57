import { expect, it } from 'vitest';
import type { Party } from '../document/party.ts';
import { buyerOf, customerIdOf } from './buyer.ts';

const customer = { id: 'acme', name: 'Acme' };
const withId = { ids: [{ id: 'acme' }] };

// EN 16931: BT-46 is the buyer's identifier, BT-47 its legal registration, BT-48 its VAT identifier, BT-49 its electronic address
it.each<[says: string, given: Party | undefined, on: Party]>([
  ['is the customer, where the invoice has no other', undefined, { name: 'Acme', ...withId }],
  ['gets the id of the customer (BT-46)', { name: 'Acme NV' }, { name: 'Acme NV', ...withId }],
  ['gets it too if its list is empty', { name: 'Acme NV', ids: [] }, { name: 'Acme NV', ...withId }],
  ['gets it beside a VAT identifier', { name: 'A', vatId: 'BE1' }, { name: 'A', vatId: 'BE1', ...withId }],
  ['keeps its own identifier', { name: 'A', ids: [{ id: '1' }] }, { name: 'A', ids: [{ id: '1' }] }],
  [
    'needs none beside its legal registration',
    { name: 'A', legalId: { id: 'acme' } },
    { name: 'A', legalId: { id: 'acme' } },
  ],
  ['needs none beside its VAT identifier', { name: 'A', vatId: 'acme' }, { name: 'A', vatId: 'acme' }],
  [
    'needs none beside its electronic address',
    { name: 'A', electronicAddress: { id: 'acme' } },
    { name: 'A', electronicAddress: { id: 'acme' } },
  ],
  [
    'gets it if the customer is known by its VAT identifier, and another comes first',
    { name: 'A', legalId: { id: '1' }, vatId: 'acme' },
    { name: 'A', legalId: { id: '1' }, vatId: 'acme', ...withId },
  ],
])('the buyer on a document %s', (_, buyer, on) => {
  expect(buyerOf({ customer, ...(buyer && { buyer }) })).toEqual(on);
});

it('the buyer on a document gets no id that is ours alone', () => {
  const internal = { customer, customerIdIsInternal: true } as const;
  const stated = { name: 'A', legalId: { id: '1' } };
  expect(buyerOf({ ...internal, buyer: { name: 'Acme NV' } })).toEqual({ name: 'Acme NV' });
  expect(buyerOf({ ...internal, buyer: stated })).toBe(stated);
  expect(buyerOf(internal)).toEqual({ name: 'Acme' });
});

it('a buyer with a UUID in capitals is the customer of that id, and needs no other', () => {
  const capital = 'F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6';
  const buyer = { name: 'Acme', legalId: { id: capital } };
  const id = capital.toLowerCase();
  expect(customerIdOf(buyer)).toBe(id);
  expect(buyerOf({ customer: { id, name: 'Acme' }, buyer })).toBe(buyer);
});
