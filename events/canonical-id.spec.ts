import { describe, expect, it } from 'vitest';
import { canonicalId, canonicalKey, spellingsOf, withCanonicalIds } from './canonical-id.ts';

const small = 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6';
const capital = small.toUpperCase();

describe('the canonical form of an id (RFC 9562, section 4)', () => {
  it.each<[says: string, id: string, canonical: string]>([
    ['has a UUID in small letters', capital, small],
    ['has one of both kinds of letters in small letters', `F81D${small.slice(4)}`, small],
    ['has the id in a part of a payment in small letters', `payments/${capital}`, `payments/${small}`],
    ['has the id in a payment from credit in small letters', `credit/${capital}`, `credit/${small}`],
    ['has each id in a reversal in small letters', `reversal:${capital}:${capital}`, `reversal:${small}:${small}`],
    ['has a URN in small letters', `urn:uuid:${capital}`, `urn:uuid:${small}`],
    ['leaves other text as it is', 'INV-7', 'INV-7'],
    ['leaves a UUID with something before it as it is', `Order-${capital}`, `Order-${capital}`],
    ['leaves a UUID with something after it as it is', `${capital}-B`, `${capital}-B`],
    ['leaves what has a letter too much as it is', `${capital}F`, `${capital}F`],
    ['leaves a UUID in braces as it is', `{${capital}}`, `{${capital}}`],
  ])('%s', (_, id, canonical) => expect(canonicalId(id)).toBe(canonical));

  it('is in the key of a command, but an Idempotency-Key is opaque', () => {
    expect(canonicalKey(`payment:${capital}`)).toBe(`payment:${small}`);
    expect(canonicalKey(`key:${capital}`)).toBe(`key:${capital}`);
  });

  it('is what an earlier version may have written otherwise only if it is a UUID with letters', () => {
    expect(spellingsOf(small)).toEqual([small, capital]);
    expect(spellingsOf(capital)).toEqual([capital, small]);
    expect(spellingsOf('Acme')).toEqual(['Acme']);
    const digits = '00000000-0000-4000-8000-000000000001';
    expect(spellingsOf(digits)).toEqual([digits]);
  });
});

describe('the data of an event of an earlier version', () => {
  it('have canonical ids, also in the source of credit and in a document', () => {
    const recorded = {
      grantId: `${small}:payment:${capital}`,
      source: { paymentId: capital, amount: 1 },
      document: { customer: { id: capital, name: capital }, lines: [{ id: capital }] },
    };
    expect(withCanonicalIds(recorded)).toEqual({
      grantId: `${small}:payment:${small}`,
      source: { paymentId: small, amount: 1 },
      document: { customer: { id: small, name: capital }, lines: [{ id: capital }] },
    });
  });

  it('keep the id of their invoice, and every other text', () => {
    const data = { invoiceId: capital, reference: capital, number: capital, reason: capital, amount: 7 };
    expect(withCanonicalIds(data)).toBe(data);
  });
});
