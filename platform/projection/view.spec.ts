import { describe, expect, it } from 'vitest';
import { CheckpointTaken, derived, EventRefused, requestInLog } from './view.ts';

const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
const event = (metadata: unknown) => ({ streamId: 'invoice-7', revision: 3n, type: 'PaymentApplied', metadata });

describe('a view that refuses', () => {
  it('says at which checkpoint it is not, or no longer', () => {
    expect(new CheckpointTaken('balances', 41n).message).toBe(
      'the checkpoint of balances is no longer at 41: another process moved it',
    );
    expect(new CheckpointTaken('balances', undefined).message).toContain('no longer at the start');
  });

  it('names the event and the reason, whatever was thrown', () => {
    expect(new EventRefused(new Error('a bug'), event({})).message).toBe(
      'event 3 of invoice-7 (PaymentApplied): a bug',
    );
    expect(new EventRefused('a text').message).toBe('a text');
  });

  it('keeps what was thrown as its cause', () => {
    const bug = new RangeError('a bug');
    const broken = () => {
      throw bug;
    };
    expect(() => derived(broken)).toThrow(EventRefused);
    expect(() => derived(broken)).toThrow(expect.objectContaining({ message: 'a bug', cause: bug }));
    expect(derived(() => 7)).toBe(7);
  });

  it('is logged under the request, and in the trace, that recorded the event', () => {
    const traced = { correlationId: 'c-1', traceparent: `00-${trace}-00f067aa0ba902b7-01` };
    expect(requestInLog(new EventRefused('r', event(traced)))).toEqual({ correlationId: 'c-1', trace_id: trace });
    expect(requestInLog(new EventRefused('r', event({ correlationId: 'c-1' })))).toEqual({ correlationId: 'c-1' });
  });

  it('is logged under no request where none is known', () => {
    expect(requestInLog(new EventRefused('r'))).toEqual({});
    expect(requestInLog(new Error('r'))).toEqual({});
  });
});
