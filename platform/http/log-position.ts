import { Type } from 'typebox';
import { Problem } from './problems/problem.ts';

// Positions in the log of all events. A command returns one and a query waits for it, so that a client can read its own writes.

/** The header with a log position, in requests and answers. */
export const logPositionHeader = 'ledger-position';

const largest = 2n ** 63n - 1n;

const pattern = '^(0|[1-9][0-9]{0,18})$';

/** A log position as text: EventStoreDB's commit position in decimal. */
export const LogPosition = Type.String({
  pattern,
  description: 'Position in the log of all events. A greater position is later',
});

/** The headers of a request that can wait for a log position. */
export const LogPositionHeader = Type.Object({ [logPositionHeader]: Type.Optional(LogPosition) });

export const formatPosition = (position: bigint): string => position.toString();

const isPosition = new RegExp(pattern);

/** @throws Problem 400 malformed-log-position */
export function parsePosition(text: string): bigint {
  if (isPosition.test(text) && BigInt(text) <= largest) return BigInt(text);
  throw new Problem({
    type: 'malformed-log-position',
    status: 400,
    title: 'Invalid log position',
    detail: `${text.slice(0, 40)} is no position in the log: send the decimal number that an answer has as position.`,
  });
}
