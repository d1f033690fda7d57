import { Type } from 'typebox';
import { Problem } from './problem.ts';

// A place in the log of all events, so that who wrote can read what it wrote: a command answers with it, a query waits for it.

/** The header in which a place in the log travels, both ways. */
export const logPositionHeader = 'ledger-position';

const largest = 2n ** 63n - 1n;

const pattern = '^(0|[1-9][0-9]{0,18})$';

/** A place in the log as text: the commit position in decimal. */
export const LogPosition = Type.String({
  pattern,
  description: 'Place in the log of all events; of two, the greater is the later',
});

/** A request's headers where it may wait for a place in the log. */
export const LogPositionHeader = Type.Object({ [logPositionHeader]: Type.Optional(LogPosition) });

export const formatPosition = (position: bigint): string => position.toString();

const isPosition = new RegExp(pattern);

/** @throws Problem 400 malformed-log-position */
export function parsePosition(text: string): bigint {
  if (isPosition.test(text) && BigInt(text) <= largest) return BigInt(text);
  throw new Problem({
    type: 'malformed-log-position',
    status: 400,
    title: 'Not a place in the log',
    detail: `${logPositionHeader} is a decimal number, as a command answered it`,
  });
}
