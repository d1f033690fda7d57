import { describe, expect, it } from 'vitest';
import { NoSuchPayment } from '../invoice/undo-payment.ts';
import { PaymentStateForbids } from './refusals.ts';
import { whenAtRest } from './reverse-payment.ts';

/** Refuses three times, then answers. */
function afterRefusals(refusal: Error) {
  let tries = 0;
  return async () => {
    tries += 1;
    if (tries <= 3) throw refusal;
    return tries;
  };
}

describe('a reversal of a payment', () => {
  it.each(['allocating', 'reversing'] as const)('waits while the payment is %s', async (state) => {
    expect(await whenAtRest(afterRefusals(new PaymentStateForbids(state, 'reverse')), 60_000)).toBe(4);
  });

  it('is refused if the payment is still being reversed at the end of the wait', async () => {
    await expect(whenAtRest(afterRefusals(new PaymentStateForbids('reversing', 'reverse')), -1)).rejects.toThrow(
      PaymentStateForbids,
    );
  });

  it('is refused at once if the payment was reversed, or is not on the invoice', async () => {
    for (const refusal of [new PaymentStateForbids('reversed', 'reverse'), new NoSuchPayment('p')])
      await expect(whenAtRest(afterRefusals(refusal), 60_000)).rejects.toBe(refusal);
  });
});
