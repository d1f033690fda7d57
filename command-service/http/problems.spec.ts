import { expect, it } from 'vitest';
import { PaymentNotFound } from '../payment/refusals.ts';
import { documented, documentedRead } from './problems.ts';

it('a route that reads documents no problem that only a command can have', () => {
  expect(documentedRead(PaymentNotFound)).toEqual({
    404: '/problems/payment-not-found',
    409: '/problems/event-broken',
    503: '/problems/event-store-unavailable, /problems/event-unknown',
  });
});

it('a route of a command documents also what can refuse every command', () => {
  expect(documented(PaymentNotFound)).toEqual({
    400: '/problems/malformed-etag',
    403: '/problems/actor-differs',
    404: '/problems/payment-not-found',
    409: '/problems/idempotency-key-reused, /problems/period-closed, /problems/event-broken',
    412: '/problems/revision-differs',
    413: '/problems/command-too-large',
    422: '/problems/date-in-future',
    503: '/problems/event-store-unavailable, /problems/event-unknown, /problems/too-busy, /problems/too-much-contention, /problems/clock-behind',
  });
});
