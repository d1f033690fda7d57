import { describe, expect, it } from 'vitest';
import { whyNotOf } from './of-log.ts';

const view = (position: bigint | undefined, log?: string) => ({ name: 'balances', position, log });
const whatToDo = /Bring back the event store that the view was built from, or drop the view/;

describe('a view', () => {
  it('is of a log that ends at its position or later', () => {
    expect(whyNotOf(view(7n), { identity: undefined, end: 7n })).toBeUndefined();
    expect(whyNotOf(view(7n), { identity: undefined, end: 8n })).toBeUndefined();
  });

  it('is not of a log that ends before its position, or is empty', () => {
    const why = whyNotOf(view(7n, 'A'), { identity: 'A', end: 6n });
    expect(why).toMatch(/^the view balances has events up to position 7, but the log ends at position 6\. /);
    expect(why).toMatch(whatToDo);
    expect(whyNotOf(view(7n), { identity: undefined, end: undefined })).toMatch('but the log is empty. ');
  });

  it('is of a log with the identity that it remembers, and may remember none yet', () => {
    expect(whyNotOf(view(7n, 'A'), { identity: 'A', end: 7n })).toBeUndefined();
    expect(whyNotOf(view(7n), { identity: 'A', end: 7n })).toBeUndefined();
  });

  it('is not of a log with another identity or none, however long the log is', () => {
    const why = whyNotOf(view(7n, 'A'), { identity: 'B', end: 1_000n });
    expect(why).toMatch(/^the view balances was built from the log A, but this is the log B\. /);
    expect(why).toMatch(whatToDo);
    expect(whyNotOf(view(7n, 'A'), { identity: undefined, end: 1_000n })).toMatch('but this log has no identity. ');
  });

  it('is not of a log that has another event at its position, however long the log is', () => {
    const lacks = { stream: 'invoice-1', revision: '2', position: '7', created: 0 };
    expect(whyNotOf(view(7n, 'A'), { identity: 'A', end: 1_000n, lacks })).toMatch(
      /^the view balances has event 2 of invoice-1 at position 7, but the log does not have it\. .*drop the view/,
    );
  });

  it('is of any log while it has no events', () => {
    expect(whyNotOf(view(undefined, 'A'), { identity: 'B', end: undefined })).toBeUndefined();
  });
});
