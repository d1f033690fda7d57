// Disputes: what the customer disputes, and how the dispute ends. Neither changes the amount due.
import { useState } from 'react';
import { answerOf, commands } from '../../api/client.ts';
import { money } from '../../format/money.ts';
import { texts } from '../../texts.ts';
import { unchanged } from '../outcome.ts';
import { InvoiceDialog, type InvoiceDialogProps } from './invoice-dialog.tsx';

export function DisputeDialog({ invoice, onClose }: InvoiceDialogProps) {
  const { invoiceId, amountDue } = invoice;
  return (
    <InvoiceDialog
      invoice={invoice}
      onClose={onClose}
      draftName={`dispute ${invoiceId}`}
      amount={amountDue}
      title={texts.dispute.title}
      submit={texts.dispute.submit}
      about={texts.dispute.about}
      fields={{
        amount: { label: texts.dispute.amount },
        date: { label: texts.dispute.date, name: 'disputedOn' },
        hasReason: true,
      }}
      fieldOf={{ 'dispute-exceeds-amount-due': '/amount' }}
      outcome={() => unchanged(invoice)}
      send={({ amount, date, reason }, header, signal) =>
        answerOf(
          commands.POST('/invoices/{invoiceId}/dispute', {
            params: { path: { invoiceId }, header },
            body: { amount, disputedOn: date, reason },
            signal,
          }),
        )
      }
    />
  );
}

const outcomes = ['accepted', 'rejected', 'partly'] as const;

export function ResolveDisputeDialog({ invoice, onClose }: InvoiceDialogProps) {
  const { invoiceId, disputed = 0, currency } = invoice;
  const [outcome, setOutcome] = useState<(typeof outcomes)[number]>('accepted');
  return (
    <InvoiceDialog
      invoice={invoice}
      onClose={onClose}
      draftName={`dispute-resolution ${invoiceId}`}
      title={texts.dispute.resolve.title}
      submit={texts.dispute.resolve.submit}
      about={texts.dispute.resolve.about(money(disputed, currency))}
      fields={{
        ...(outcome === 'partly' && { amount: { label: texts.dispute.resolve.accepted } }),
        date: { label: texts.dispute.resolve.date, name: 'resolvedOn' },
        hasReason: true,
      }}
      fieldOf={{ 'accepted-exceeds-disputed': '/amount', 'resolved-before-disputed': '/resolvedOn' }}
      outcome={() => unchanged(invoice)}
      send={({ amount, date, reason }, header, signal) =>
        answerOf(
          commands.POST('/invoices/{invoiceId}/dispute/resolution', {
            params: { path: { invoiceId }, header },
            body: {
              ...(outcome === 'partly' ? { outcome, accepted: amount } : { outcome }),
              resolvedOn: date,
              reason,
            },
            signal,
          }),
        )
      }
    >
      <label className="field">
        <span>{texts.dispute.resolve.outcome}</span>
        <select value={outcome} onChange={({ target }) => setOutcome(target.value as typeof outcome)}>
          {outcomes.map((one) => (
            <option key={one} value={one}>
              {texts.dispute.resolve.outcomes[one]}
            </option>
          ))}
        </select>
      </label>
    </InvoiceDialog>
  );
}
