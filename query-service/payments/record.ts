// What the events of a payment say was taken back of it, and when and why.

import type {
  PaymentApplied,
  PaymentRefunded,
  PaymentReversed,
  PaymentUnapplied,
  RefundReversed,
} from '../../events/invoice.ts';
import type { PaymentReversalCompleted, PaymentReversalRequested } from '../../events/payment.ts';
import type { EventRow } from '../../projection-service/books/schema.ts';
import type { PaymentAnswer, PaymentEvent } from './view.ts';

type PaymentRecord = Pick<PaymentAnswer, 'reversals' | 'refunds' | 'unapplications' | 'events'>;

/** Pure. @param rows in the order of the log */
export function recordOf(rows: readonly EventRow[]): PaymentRecord {
  return {
    reversals: reversalsIn(rows),
    refunds: refundsIn(rows),
    unapplications: rows.filter(isOf('PaymentUnapplied')).map(({ invoice_id, change }) => {
      const { amount, unappliedOn, reason } = change as PaymentUnapplied['data'];
      return { invoiceId: invoice_id ?? '', amount, unappliedOn, reason };
    }),
    events: rows.map(eventOf),
  };
}

const isOf =
  (...types: EventRow['type'][]) =>
  ({ type }: EventRow): boolean =>
    types.includes(type);

/** A payment across invoices is reversed on its own stream, which says how much in all; the events on the invoices are its steps. */
function reversalsIn(rows: readonly EventRow[]): PaymentRecord['reversals'] {
  const requested = rows.filter(isOf('PaymentReversalRequested'));
  const ends = rows.filter(isOf('PaymentReversalCompleted', 'PaymentReversalRefused'));
  if (rows.some(isOf('PaymentReceived'))) {
    return requested.flatMap(({ revision, change }) => {
      const { reversedOn, reason, invoiceId } = change as PaymentReversalRequested['data'];
      const end = ends.find((one) => one.revision > revision);
      if (end?.type === 'PaymentReversalRefused') return [];
      const { amount } = (end?.change ?? {}) as Partial<PaymentReversalCompleted['data']>;
      return {
        reversedOn,
        reason,
        ...(invoiceId !== undefined && { invoiceId }),
        ...(amount !== undefined && { amount }),
      };
    });
  }
  const { excess = 0 } = (rows.find(isOf('PaymentApplied'))?.change ?? {}) as Partial<PaymentApplied['data']>;
  return rows.filter(isOf('PaymentReversed')).map(({ change }) => {
    // version 1 takes back all that became credit
    const { reversedOn, reason, amount, withdrawn = excess } = change as PaymentReversed['data'];
    return { reversedOn, reason, amount: amount + withdrawn };
  });
}

function refundsIn(rows: readonly EventRow[]): PaymentRecord['refunds'] {
  const cameBack = rows.filter(isOf('RefundReversed'));
  return rows.filter(isOf('PaymentRefunded')).map(({ invoice_id, change }) => {
    const { refundId, amount, refundedOn, method, reason } = change as PaymentRefunded['data'];
    const back = cameBack.find((one) => one.invoice_id === invoice_id && one.change.refundId === refundId);
    return {
      ...{ refundId, invoiceId: invoice_id ?? '', amount, refundedOn, method, reason },
      ...(back && { cameBackOn: (back.change as RefundReversed['data']).reversedOn }),
    };
  });
}

const eventOf = (row: EventRow): PaymentEvent => ({
  eventId: row.event_id,
  position: row.position,
  stream: row.stream,
  revision: row.revision,
  type: row.type,
  recordedAt: row.recorded_at.toISOString(),
  effectiveOn: row.effective_on,
  actor: row.actor,
  ...(row.invoice_id !== null && { invoiceId: row.invoice_id }),
  ...(row.amount !== null && { amount: row.amount }),
  change: row.change,
});
