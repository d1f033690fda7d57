import type { CustomerEvent } from '../../events/customer.ts';
import type { InvoiceEvent } from '../../events/invoice.ts';
import type { PaymentEvent } from '../../events/payment.ts';
import type { StreamKind } from '../../events/streams.ts';

/** What the books follow. */
export type BookedEvent = InvoiceEvent | CustomerEvent | PaymentEvent;

export const bookedKinds = ['invoice', 'customer', 'payment'] as const satisfies readonly StreamKind[];
