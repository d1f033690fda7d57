import { expect, it } from 'vitest';
import type { CustomerEvent } from '../../events/customer.ts';
import type { Recorded } from '../../events/recorded.ts';
import type { Ledger } from '../ledger.ts';
import { passedEvents } from './passed.ts';

const [id, inCapitals] = ['0193a0aa-7c1f-7000-8000-00000000000a', '0193A0AA-7C1F-7000-8000-00000000000A'];

it.each([id, inCapitals])(
  'a customer with nothing to spend may have something after an event of customer-%s',
  (stream) => {
    const passed = passedEvents({} as Ledger);
    for (const customerId of [id, inCapitals]) {
      passed.noteNothingToSpend(customerId);
      expect(passed.hasNothingToSpend(id)).toBe(true);
      passed.see([{ type: 'AutomaticCreditChanged', stream: `customer-${stream}` } as Recorded<CustomerEvent>]);
      expect(passed.hasNothingToSpend(customerId)).toBe(false);
    }
  },
);
