// The ids of unapplications that another event causes. They cannot be a client's ids, which have no slash.

import type { CalendarDate } from './calendar-date.ts';

export const unapplicationIdOf = {
  /** A refund came back after the invoice was paid again. */
  refund: (refundId: string): string => `refunds/${refundId}`,
  /** A credit note takes back what was paid. */
  note: (creditNoteId: string, paymentId: string, on: CalendarDate): string =>
    `credit-notes/${creditNoteId}/${paymentId}/${on}`,
  /** A payment was reversed on a day on which a refund of it was out. */
  reversal: (reversalId: string, on: CalendarDate): string => `reversals/${reversalId}/${on}`,
} as const;

/** Whether a credit note unapplied it. @param creditNoteId any note if absent */
export const isByNote = (unapplicationId: string, creditNoteId?: string): boolean =>
  unapplicationId.startsWith(creditNoteId === undefined ? 'credit-notes/' : `credit-notes/${creditNoteId}/`);

/** Whether this reversal unapplied it. */
export const isByReversal = (unapplicationId: string, reversalId: string): boolean =>
  unapplicationId.startsWith(`reversals/${reversalId}/`);

/** Whether what is unapplied is settled at once, by a credit note or by a refund that came back, so that nothing is due again. */
export const isSettledAtOnce = (unapplicationId: string): boolean =>
  isByNote(unapplicationId) || unapplicationId.startsWith('refunds/');
