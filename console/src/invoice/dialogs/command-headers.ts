import type { InvoiceAnswer } from '../reads.ts';

/**
 * What makes a command on an invoice say what was foretold, once: it is refused where somebody was faster, and known again where it is
 * repeated.
 */
export const commandHeaders = ({ revision }: InvoiceAnswer, key: string) => ({
  'if-match': `"${revision}"`,
  'idempotency-key': key,
});

/** What a command on an invoice touches. */
export const touched = ({ invoiceId, customer }: InvoiceAnswer) => ({ invoiceId, customerId: customer.id });
