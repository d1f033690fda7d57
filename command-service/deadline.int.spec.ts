import { expect, it } from 'vitest';
import { onlyEmbedded, startEventStore } from '../testing/event-store.ts';
import { type Problem, post } from '../testing/http.ts';
import { invoiceOf } from '../testing/requests.ts';
import { eventually } from './testing/ledger.ts';
import { startCommandService } from './testing/service.ts';

it.skipIf(onlyEmbedded)(
  `an append that is acknowledged later than anyone waits is 503, and the same again finds it done${onlyEmbedded ? ` (skipped: ${onlyEmbedded})` : ''}`,
  async () => {
    const store = await startEventStore({ likeProduction: true });
    {
      await using service = await startCommandService(store.url);
      const invoice = invoiceOf(10_000);
      await store.fault({ kind: 'delayed-acknowledgement', ms: 6_000 });
      const late = await post<Problem>(`${service.url}/invoices`, invoice);
      expect(late).toMatchObject({ status: 503, body: { type: '/problems/event-store-unavailable' } });
      expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0);
      await eventually(async () =>
        expect(await post(`${service.url}/invoices`, invoice)).toMatchObject({ status: 201, body: { revision: 0 } }),
      );
    }
    await store.stop();
  },
);
