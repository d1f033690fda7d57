import { useState } from 'react';
import { texts } from '../texts.ts';
import { RefundDialog, ReversalDialog } from './dialogs/payment-dialogs.tsx';
import { canBe } from './outcome.ts';
import type { InvoiceAnswer } from './reads.ts';

/** The commands on a payment: reverse it, refund it. */
export function PaymentActions({ invoice, paymentId }: { invoice: InvoiceAnswer; paymentId: string }) {
  const [open, setOpen] = useState<'reverse' | 'refund'>();
  const payment = invoice.payments.find((one) => one.paymentId === paymentId);
  if (payment === undefined) return null;
  const close = () => setOpen(undefined);
  return (
    <div className="payment-actions">
      {canBe.reversed(invoice, payment) && (
        <button type="button" onClick={() => setOpen('reverse')}>
          {texts.reversal.open}
        </button>
      )}
      {canBe.refunded(invoice, payment) && (
        <button type="button" onClick={() => setOpen('refund')}>
          {texts.refund.open}
        </button>
      )}
      {open === 'reverse' && <ReversalDialog invoice={invoice} payment={payment} onClose={close} />}
      {open === 'refund' && <RefundDialog invoice={invoice} payment={payment} onClose={close} />}
    </div>
  );
}
