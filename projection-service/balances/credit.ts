// How a batch of events of customers' streams changes their credit. `evolveCustomer` computes it; of an account, it needs the credit only.

import { type CustomerAccount, type CustomerEvent, evolveCustomer, newAccount } from '../../events/customer.ts';
import type { Recorded } from '../../events/recorded.ts';
import { canonicalIdOfStream } from '../../events/streams.ts';
import { inOrder } from '../../platform/projection/in-order.ts';
import type { CustomerNameRow, CustomerRow } from './schema.ts';

/** The credit of a customer as stored in the view, after event `revision` of the customer's stream. */
export type StoredCredit = Pick<CustomerAccount, 'credit'> & { revision: number; opened: string };

/** A customer with its credit in one currency. */
export type CreditRow = Pick<CustomerRow, 'customer_id' | 'currency'> & { credit: number };

/** The place of a customer's stream in the log. */
export type OpenedRow = Pick<CustomerNameRow, 'customer_id' | 'revision' | 'opened'>;

export type CreditChanges = { opened: OpenedRow[]; credits: CreditRow[] };

/**
 * Pure. Events that the view already has change nothing.
 * @param before the batch's customers whose streams the view has, by customer id
 * @throws EventsMissing, CreditDoesNotAddUp
 */
export function projectCredit(
  batch: readonly Recorded<CustomerEvent>[],
  before: ReadonlyMap<string, StoredCredit>,
): CreditChanges {
  const opened = new Map<string, OpenedRow>();
  const credits = new Map<string, CreditRow>();
  for (const { event, after } of inOrder(batch, (stream) => before.get(canonicalIdOfStream(stream)), next)) {
    const customer_id = canonicalIdOfStream(event.stream);
    opened.set(customer_id, { customer_id, revision: after.revision, opened: after.opened });
    if (!('credit' in event.data)) continue;
    const { currency, credit } = event.data;
    credits.set(`${currency} ${customer_id}`, { customer_id, currency, credit });
  }
  return { opened: [...opened.values()], credits: [...credits.values()] };
}

function next(before: StoredCredit | undefined, event: Recorded<CustomerEvent>): StoredCredit {
  const { credit } = evolveCustomer({ ...newAccount, credit: before?.credit ?? newAccount.credit }, event);
  return { credit, revision: event.revision, opened: before?.opened ?? event.position.toString() };
}
