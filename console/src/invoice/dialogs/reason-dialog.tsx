// What takes a date and a reason: reversal, write-off, void.
import { answerOf, commands } from '../../api/client.ts';
import { today } from '../../format/dates.ts';
import { money } from '../../format/money.ts';
import { texts } from '../../texts.ts';
import { CommandForm } from '../../ui/command-form.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DateField, faultsOfDate, faultsOfText, ReasonField } from '../../ui/inputs.tsx';
import { newId } from '../../ui/new-id.ts';
import { useCommand } from '../../ui/use-command.ts';
import { useDraft } from '../../ui/use-draft.ts';
import { afterReversal, afterVoid, afterWriteOff, type Outcome, type Payment } from '../outcome.ts';
import type { InvoiceAnswer } from '../reads.ts';
import { commandHeaders, touched } from './command-headers.ts';
import { Foretold } from './foretold.tsx';

type Said = { key: string; on: string; reason: string };
type Given = { invoice: InvoiceAnswer; onClose: () => void };

export function ReversalDialog({ invoice, payment, onClose }: Given & { payment: Payment }) {
  const { invoiceId, currency } = invoice;
  const { paymentId, amount, excess = 0 } = payment;
  return (
    <ReasonDialog
      invoice={invoice}
      onClose={onClose}
      name={`reversal ${paymentId}`}
      says={texts.reversal}
      about={texts.reversal.about(money(amount + excess, currency))}
      datePointer="/reversedOn"
      outcome={afterReversal(invoice, payment)}
      send={({ key, on, reason }, signal) =>
        answerOf(
          commands.POST('/invoices/{invoiceId}/payments/{paymentId}/reversal', {
            params: { path: { invoiceId, paymentId }, header: commandHeaders(invoice, key) },
            body: { reversedOn: on, reason },
            signal,
          }),
        )
      }
    />
  );
}

export function WriteOffDialog({ invoice, onClose }: Given) {
  const { invoiceId, amountDue, currency } = invoice;
  return (
    <ReasonDialog
      invoice={invoice}
      onClose={onClose}
      name={`write-off ${invoiceId}`}
      says={texts.writeOff}
      about={texts.writeOff.about(money(amountDue, currency))}
      datePointer="/writtenOffOn"
      outcome={afterWriteOff()}
      send={({ key, on, reason }, signal) =>
        answerOf(
          commands.POST('/invoices/{invoiceId}/write-off', {
            params: { path: { invoiceId }, header: commandHeaders(invoice, key) },
            body: { writtenOffOn: on, reason },
            signal,
          }),
        )
      }
    />
  );
}

export function VoidDialog({ invoice, onClose }: Given) {
  const { invoiceId, amountDue, currency } = invoice;
  return (
    <ReasonDialog
      invoice={invoice}
      onClose={onClose}
      name={`void ${invoiceId}`}
      says={texts.voiding}
      about={texts.voiding.about(money(amountDue, currency))}
      datePointer="/voidedOn"
      outcome={afterVoid()}
      send={({ key, on, reason }, signal) =>
        answerOf(
          commands.POST('/invoices/{invoiceId}/void', {
            params: { path: { invoiceId }, header: commandHeaders(invoice, key) },
            body: { voidedOn: on, reason },
            signal,
          }),
        )
      }
    />
  );
}

function ReasonDialog({
  invoice,
  onClose,
  name,
  says,
  about,
  datePointer,
  outcome,
  send,
}: Given & {
  /** Of its draft. */
  name: string;
  says: { title: string; submit: string; on: string };
  about: string;
  datePointer: string;
  outcome: Outcome;
  send: (said: Said, signal: AbortSignal) => Promise<unknown>;
}) {
  const { draft, change, isRestored, forget, startAnew } = useDraft<Said>(name, () => ({
    key: newId(),
    on: today(),
    reason: '',
  }));
  const command = useCommand({
    send: (signal) => send({ ...draft, reason: draft.reason.trim() }, signal),
    about: touched(invoice),
    onDone: () => {
      forget();
      onClose();
    },
  });
  return (
    <Dialog title={says.title} onClose={onClose}>
      <CommandForm
        command={command}
        faults={[...faultsOfDate(datePointer, draft.on), ...faultsOfText('/reason', draft.reason)]}
        submit={says.submit}
        isDangerous
        isRestored={isRestored}
        onStartAnew={startAnew}
        onClose={onClose}
      >
        <p>{about}</p>
        <DateField label={says.on} pointer={datePointer} value={draft.on} onChange={(on) => change({ on })} />
        <ReasonField value={draft.reason} onChange={(reason) => change({ reason })} />
        <Foretold invoice={invoice} currency={invoice.currency} outcome={outcome} />
      </CommandForm>
    </Dialog>
  );
}
