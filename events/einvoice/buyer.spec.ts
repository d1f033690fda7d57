import { expect, it } from 'vitest';
import type { Party } from '../document/party.ts';
import { buyerOf, customerBeside, customerIdOf, customerIfIdentified, customerOf } from './buyer.ts';

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

const uuid = 'F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6';

it.each<[says: string, buyer: Omit<Party, 'name'>, withScheme: string, without: string]>([
  ['a GLN', { ids: [{ id: '4000001123452', scheme: '0088' }], vatId: 'DE1' }, '0088:4000001123452', '4000001123452'],
  ['an identifier without a scheme', { ids: [{ id: 'C-1' }] }, 'C-1', 'C-1'],
  ['a legal registration', { legalId: { id: '12345678', scheme: '0106' } }, '0106:12345678', '12345678'],
  ['a VAT identifier', { vatId: 'DE1', electronicAddress: { id: 'x', scheme: 'EM' } }, 'DE1', 'DE1'],
  ['an electronic address', { electronicAddress: { id: 'DE1', scheme: '9930' } }, '9930:DE1', 'DE1'],
  ['a UUID in capitals', { legalId: { id: uuid, scheme: '0060' } }, `0060:${uuid.toLowerCase()}`, uuid.toLowerCase()],
])('the id of a customer with %s has its scheme, if it has one and the ledger keeps it', (_, buyer, kept, dropped) => {
  const party = { name: 'Acme', ...buyer };
  expect(customerIdOf(party, 'with-scheme')).toBe(kept);
  expect(customerIdOf(party, 'without-scheme')).toBe(dropped);
});

it.each(['0106:12345678', '12345678'])(
  'the buyer on a document needs no other identifier if the customer is %s, with or without the scheme',
  (id) => {
    const buyer = { name: 'Acme', legalId: { id: '12345678', scheme: '0106' } };
    expect(buyerOf({ customer: { id, name: 'Acme' }, buyer })).toBe(buyer);
    expect(customerBeside(buyer, id)).toEqual({ customer: { id, name: 'Acme' } });
  },
);

it('a customer whose id has another scheme is another one', () => {
  const buyer = { name: 'Acme', legalId: { id: '12345678', scheme: '0106' } };
  const id = '0002:12345678';
  expect(buyerOf({ customer: { id, name: 'Acme' }, buyer })).toEqual({ ...buyer, ids: [{ id }] });
  expect(customerBeside(buyer, id)).toEqual({ customer: { id, name: 'Acme' }, customerIdIsInternal: true });
});

it('the longest customer id has 100 characters, with the scheme', () => {
  const of = (length: number) => ({ name: 'Acme', ids: [{ id: 'x'.repeat(length), scheme: '0088' }] });
  expect(customerOf(of(95), '/Buyer', 'with-scheme').customer.id).toHaveLength(100);
  expect(() => customerOf(of(96), '/Buyer', 'with-scheme')).toThrow('at most 100 characters');
  expect(customerOf(of(100), '/Buyer', 'without-scheme').customer.id).toHaveLength(100);
});

it('a scheme with a slash cannot be in a customer id', () => {
  const buyer = { name: 'Acme', ids: [{ id: '1', scheme: 'a/b' }] };
  expect(() => customerOf(buyer, '/Buyer', 'with-scheme')).toThrow('no slash');
  expect(customerIfIdentified(buyer, 'with-scheme')).toEqual({});
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
  expect(customerIdOf(buyer, 'with-scheme')).toBe(id);
  expect(buyerOf({ customer: { id, name: 'Acme' }, buyer })).toBe(buyer);
});
