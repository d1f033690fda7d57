import { useState } from 'react';
import { DocumentButtons } from '../../ui/document/document-buttons.tsx';
import { documentOf, type InvoiceAnswer } from '../reads.ts';
import type { Action, InvoicePath, PaymentPath, Refund, RefundPath, Subject } from './action.ts';
import { ActionDialog } from './action-dialog.tsx';
import { voiding, writeOff } from './closing.ts';
import { creditNote } from './credit-note.ts';
import { dispute, resolveDispute } from './disputes.ts';
import { payment, refund, refundReversal, reversal, unapplication } from './payments.ts';

type Actions<Path extends InvoicePath> = { [Each in Path]: Action<Each> };

/** Every command of the API on an invoice, in the order of the buttons. A missing one does not compile. */
const onInvoice: Actions<Exclude<InvoicePath, PaymentPath | RefundPath>> = {
  '/invoices/{invoiceId}/payments': payment,
  '/invoices/{invoiceId}/credit-notes': creditNote,
  '/invoices/{invoiceId}/write-off': writeOff,
  '/invoices/{invoiceId}/void': voiding,
  '/invoices/{invoiceId}/dispute': dispute,
  '/invoices/{invoiceId}/dispute/resolution': resolveDispute,
};

const onPayment: Actions<PaymentPath> = {
  '/invoices/{invoiceId}/payments/{paymentId}/reversal': reversal,
  '/invoices/{invoiceId}/payments/{paymentId}/refunds': refund,
  '/invoices/{invoiceId}/payments/{paymentId}/unapplication': unapplication,
};

const onRefund: Actions<RefundPath> = { '/invoices/{invoiceId}/refunds/{refundId}/reversal': refundReversal };

/** The commands that an invoice's state allows, and the buttons that print it or save its document. */
export function InvoiceActions({ invoice }: { invoice: InvoiceAnswer }) {
  return (
    <>
      <Buttons actions={onInvoice} subject={invoice} />
      <DocumentButtons
        name={invoice.number ?? invoice.invoiceId}
        read={(format) => documentOf(invoice.invoiceId, format)}
      />
    </>
  );
}

/** The commands on a payment: reverse it, refund it, unapply it. */
export function PaymentActions({ invoice, paymentId }: { invoice: InvoiceAnswer; paymentId: string }) {
  const payment = invoice.payments.find((one) => one.paymentId === paymentId);
  if (payment === undefined) return null;
  return (
    <div className="payment-actions">
      <Buttons actions={onPayment} subject={{ ...invoice, payment }} />
    </div>
  );
}

/** Records that a refund came back. */
export function RefundActions({
  invoice,
  paymentId,
  refund,
}: {
  invoice: InvoiceAnswer;
  paymentId: string;
  refund: Refund;
}) {
  const payment = invoice.payments.find((one) => one.paymentId === paymentId);
  if (payment === undefined) return null;
  return (
    <div className="payment-actions">
      <Buttons actions={onRefund} subject={{ ...invoice, payment, refund }} />
    </div>
  );
}

function Buttons<Path extends InvoicePath>({ actions, subject }: { actions: Actions<Path>; subject: Subject<Path> }) {
  const [open, setOpen] = useState<Path>();
  const paths = Object.keys(actions) as Path[];
  return (
    <>
      {paths
        .filter((path) => actions[path].isOffered(subject))
        .map((path) => (
          <button
            key={path}
            type="button"
            className={actions[path].isPrimary && 'primary'}
            onClick={() => setOpen(path)}
          >
            {actions[path].texts.open}
          </button>
        ))}
      {open !== undefined && (
        <ActionDialog path={open} action={actions[open]} subject={subject} onClose={() => setOpen(undefined)} />
      )}
    </>
  );
}
