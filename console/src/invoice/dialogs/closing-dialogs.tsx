// Write-off and void: both close an invoice whose amount due will not be paid.
import { answerOf, commands } from '../../api/client.ts';
import { money } from '../../format/money.ts';
import { texts } from '../../texts.ts';
import { afterVoid, afterWriteOff } from '../outcome.ts';
import { InvoiceDialog, type InvoiceDialogProps } from './invoice-dialog.tsx';

export function WriteOffDialog({ invoice, onClose }: InvoiceDialogProps) {
  const { invoiceId, amountDue, currency } = invoice;
  return (
    <InvoiceDialog
      invoice={invoice}
      onClose={onClose}
      draftName={`write-off ${invoiceId}`}
      title={texts.writeOff.title}
      submit={texts.writeOff.submit}
      isDangerous
      about={texts.writeOff.about(money(amountDue, currency))}
      fields={{ date: { label: texts.writeOff.date, name: 'writtenOffOn' }, hasReason: true }}
      outcome={afterWriteOff}
      send={({ date, reason }, header, signal) =>
        answerOf(
          commands.POST('/invoices/{invoiceId}/write-off', {
            params: { path: { invoiceId }, header },
            body: { writtenOffOn: date, reason },
            signal,
          }),
        )
      }
    />
  );
}

export function VoidDialog({ invoice, onClose }: InvoiceDialogProps) {
  const { invoiceId, amountDue, currency } = invoice;
  return (
    <InvoiceDialog
      invoice={invoice}
      onClose={onClose}
      draftName={`void ${invoiceId}`}
      title={texts.voiding.title}
      submit={texts.voiding.submit}
      isDangerous
      about={texts.voiding.about(money(amountDue, currency))}
      fields={{ date: { label: texts.voiding.date, name: 'voidedOn' }, hasReason: true }}
      outcome={afterVoid}
      send={({ date, reason }, header, signal) =>
        answerOf(
          commands.POST('/invoices/{invoiceId}/void', {
            params: { path: { invoiceId }, header },
            body: { voidedOn: date, reason },
            signal,
          }),
        )
      }
    />
  );
}
