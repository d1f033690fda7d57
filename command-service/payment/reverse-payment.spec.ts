import { describe, expect, it } from 'vitest';
import { PaymentStateForbids, PaymentUnderWay } from './refusals.ts';
import { reversalIn, whenAtRest } from './reverse-payment.ts';

/** A payment that is in each of these states in turn, and in the last one from then on. */
function reversalOf(...states: ('allocating' | 'reversing' | 'reversed' | 'settled')[]) {
  return async () => {
    const state = states.length > 1 ? states.shift() : states[0];
    if (state !== 'settled') throw new PaymentStateForbids(state ?? 'unknown', 'reverse');
    return 'reversed now';
  };
}

describe('the reversal of a payment', () => {
  it('has an id of its own, whatever characters the ids have', () => {
    const named = (paymentId: string, reversalId?: string) =>
      reversalIn('i', { paymentId, reversedOn: '2026-02-01', reason: 'bounced', ...(reversalId && { reversalId }) });
    const ids = [
      named('P', 'a'),
      named('P:a'),
      named('P', 'a:b'),
      named('P:a', 'b'),
      named('P:a:b'),
      named('payments', 'P'),
      named('payments/P'),
    ].map(({ command }) => command.reversalId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids[0]).toBe('reversal:i:P:a'); // as earlier versions recorded it
  });

  it('waits while the payment, or another reversal of it, is under way', async () => {
    expect(await whenAtRest(reversalOf('allocating', 'reversing', 'settled'), 60_000)).toBe('reversed now');
  });

  it.each(['allocating', 'reversing'] as const)('is put off if the payment is %s for too long', async (state) => {
    await expect(whenAtRest(reversalOf(state), 100)).rejects.toThrow(PaymentUnderWay);
  });

  it('does not wait for what will not change', async () => {
    await expect(whenAtRest(reversalOf('reversed', 'settled'), 60_000)).rejects.toThrow(PaymentStateForbids);
  });
});
