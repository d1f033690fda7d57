import { InvoiceRefusal } from '../invoice/refusals.ts';

/** What has a number: an invoice, a credit note of an invoice or of a customer, or a series that has not given it yet. */
export type NumberHolder =
  | { invoiceId: string; creditNoteId?: string }
  | { customerId: string; creditNoteId: string }
  | { series: string };

/** A number names one invoice, and one credit note, of the seller (EN 16931 BT-1; Directive 2006/112/EC, article 226(2)). */
export class NumberTaken extends InvoiceRefusal {
  static override readonly kind = 'conflict';
  readonly number: string;
  readonly invoiceId?: string;
  readonly customerId?: string;
  readonly creditNoteId?: string;
  constructor(number: string, holder: NumberHolder) {
    super(`Number ${number} ${whose(holder)}. ${'series' in holder ? 'Send' : sameOr} another number.`);
    this.number = number;
    if ('series' in holder) return;
    if ('invoiceId' in holder) this.invoiceId = holder.invoiceId;
    else this.customerId = holder.customerId;
    if (holder.creditNoteId !== undefined) this.creditNoteId = holder.creditNoteId;
  }
}

/** A document that was written anew, such as in the other syntax, is not recognised as the same. */
const sameOr = 'If this is the same document, it is registered already. Otherwise send';

function whose(holder: NumberHolder): string {
  if ('series' in holder) return `is the next one of the series ${holder.series}`;
  if ('customerId' in holder) return `is that of credit note ${holder.creditNoteId} of customer ${holder.customerId}`;
  const { invoiceId, creditNoteId } = holder;
  return creditNoteId === undefined
    ? `is that of invoice ${invoiceId}`
    : `is that of credit note ${creditNoteId} of invoice ${invoiceId}`;
}
