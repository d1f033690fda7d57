import { describe, expect, it } from 'vitest';
import { CreditDoesNotAddUp, type CustomerEvent } from '../../events/customer.ts';
import { EventsMissing } from '../../platform/projection/in-order.ts';
import { granted, ofCustomer, withdrawn } from '../testing/customer-lives.ts';
import { projectCredit, type StoredCredit } from './credit.ts';

const nothing: ReadonlyMap<string, StoredCredit> = new Map();
const automatic: CustomerEvent = { type: 'AutomaticCreditChanged', data: { automatic: true } };

describe('the credit of a customer', () => {
  it('is in each currency what the last event in it says', () => {
    const batch = [
      ...ofCustomer('acme', [granted('EUR', 500, 500), granted('JPY', 9, 9), withdrawn('EUR', 600, -100)], 7n),
      ...ofCustomer('globex', [granted('EUR', 1, 1)], 10n),
    ];
    expect(projectCredit(batch, nothing)).toEqual({
      opened: [
        { customer_id: 'acme', revision: 2, opened: '7' },
        { customer_id: 'globex', revision: 0, opened: '10' },
      ],
      credits: [
        { customer_id: 'acme', currency: 'EUR', credit: -100 },
        { customer_id: 'acme', currency: 'JPY', credit: 9 },
        { customer_id: 'globex', currency: 'EUR', credit: 1 },
      ],
    });
  });

  it('follows on what is stored, of which known events change nothing', () => {
    const stored = new Map([['acme', { credit: new Map([['EUR', 500]]), revision: 0, opened: '7' }]]);
    const events = ofCustomer('acme', [granted('EUR', 500, 500), granted('EUR', 1, 501)], 7n);
    expect(projectCredit(events.slice(0, 1), stored)).toEqual({ opened: [], credits: [] });
    expect(projectCredit(events, stored)).toEqual({
      opened: [{ customer_id: 'acme', revision: 1, opened: '7' }],
      credits: [{ customer_id: 'acme', currency: 'EUR', credit: 501 }],
    });
  });

  it('is not moved by an event that only makes the customer known', () =>
    expect(projectCredit(ofCustomer('acme', [automatic]), nothing)).toEqual({
      opened: [{ customer_id: 'acme', revision: 0, opened: '1' }],
      credits: [],
    }));

  it('is refused if it does not follow, or if an event is missing', () => {
    const wrong = ofCustomer('acme', [granted('EUR', 500, 500), granted('EUR', 1, 502)]);
    expect(() => projectCredit(wrong, nothing)).toThrow(CreditDoesNotAddUp);
    expect(() => projectCredit(wrong.slice(1), nothing)).toThrow(EventsMissing);
  });
});
