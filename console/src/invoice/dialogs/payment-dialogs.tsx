import { payableNow } from '../../../../events/invoice-state.ts';
import { answerOf, commands } from '../../api/client.ts';
import { money } from '../../format/money.ts';
import { texts } from '../../texts.ts';
import { afterPayment, afterRefund, afterReversal, type Payment } from '../outcome.ts';
import { InvoiceDialog, type InvoiceDialogProps } from './invoice-dialog.tsx';

/** Records a payment of one invoice: in part, in full, or above the amount due. */
export function PaymentDialog({ invoice, onClose }: InvoiceDialogProps) {
  const { invoiceId, currency } = invoice;
  return (
    <InvoiceDialog
      invoice={invoice}
      onClose={onClose}
      draftName={`payment ${invoiceId}`}
      title={texts.payment.title}
      submit={texts.payment.submit}
      amount={payableNow(invoice)}
      fields={{
        amount: { label: texts.payment.amount },
        date: { label: texts.payment.date, name: 'receivedOn' },
        hasMethod: true,
        reference: { label: texts.fields.reference, name: 'reference' },
      }}
      fieldOf={{ 'amount-too-large': '/amount', 'currency-differs': '/amount' }}
      outcome={(amount) => afterPayment(invoice, amount)}
      send={({ id, amount, date, method, reference }, header, signal) =>
        answerOf(
          commands.POST('/invoices/{invoiceId}/payments', {
            params: { path: { invoiceId }, header },
            body: { paymentId: id, amount, currency, receivedOn: date, method, ...(reference && { reference }) },
            signal,
          }),
        )
      }
    />
  );
}

/** Refunds money of a payment. The refunded amount is due again. */
export function RefundDialog({ invoice, payment, onClose }: InvoiceDialogProps & { payment: Payment }) {
  const { invoiceId, currency } = invoice;
  const { paymentId, amount: paid, refunded = 0 } = payment;
  const refundable = paid - refunded;
  return (
    <InvoiceDialog
      invoice={invoice}
      onClose={onClose}
      draftName={`refund ${invoiceId} ${paymentId}`}
      title={texts.refund.title}
      submit={texts.refund.submit}
      isDangerous
      amount={refundable}
      fields={{
        amount: { label: texts.refund.amount, hint: texts.refund.atMost(money(refundable, currency)) },
        date: { label: texts.refund.date, name: 'refundedOn' },
        hasMethod: true,
        hasReason: true,
      }}
      fieldOf={{ 'refund-exceeds-payment': '/amount' }}
      outcome={(amount) => (amount <= refundable ? afterRefund(invoice, payment, amount) : undefined)}
      send={({ id, amount, date, method, reason }, header, signal) =>
        answerOf(
          commands.POST('/invoices/{invoiceId}/payments/{paymentId}/refunds', {
            params: { path: { invoiceId, paymentId }, header },
            body: { refundId: id, amount, currency, refundedOn: date, method, reason },
            signal,
          }),
        )
      }
    />
  );
}

/** Reverses a payment that bounced or was recalled. */
export function ReversalDialog({ invoice, payment, onClose }: InvoiceDialogProps & { payment: Payment }) {
  const { invoiceId, currency } = invoice;
  const { paymentId, amount, excess = 0 } = payment;
  return (
    <InvoiceDialog
      invoice={invoice}
      onClose={onClose}
      draftName={`reversal ${invoiceId} ${paymentId}`}
      title={texts.reversal.title}
      submit={texts.reversal.submit}
      isDangerous
      about={texts.reversal.about(money(amount + excess, currency))}
      fields={{ date: { label: texts.reversal.date, name: 'reversedOn' }, hasReason: true }}
      outcome={() => afterReversal(invoice, payment)}
      send={({ date, reason }, header, signal) =>
        answerOf(
          commands.POST('/invoices/{invoiceId}/payments/{paymentId}/reversal', {
            params: { path: { invoiceId, paymentId }, header },
            body: { reversedOn: date, reason },
            signal,
          }),
        )
      }
    />
  );
}
