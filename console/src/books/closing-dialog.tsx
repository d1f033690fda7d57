import { useState } from 'react';
import type { CalendarDate } from '../../../events/calendar-date.ts';
import { answerOf, commands } from '../api/client.ts';
import { date } from '../format/dates.ts';
import { texts } from '../texts.ts';
import { CommandForm } from '../ui/command/command-form.tsx';
import { Dialog } from '../ui/command/dialog.tsx';
import { newId } from '../ui/command/new-id.ts';
import { useCommand } from '../ui/command/use-command.ts';
import { useDraft } from '../ui/command/use-draft.ts';
import { fieldsOf } from '../ui/fields/draft-fields.ts';
import { DateField, faultsOfDate, faultsOfText, ReasonField } from '../ui/fields/inputs.tsx';

type Draft = { id: string; closedThrough: string; reason: string };

/** Closes the books through a day, or reopens the days after an earlier one; without a day, all days. */
export default function ClosingDialog({
  closedThrough: now,
  onClose,
}: {
  /** The last closed day now; null if no day is closed. */
  closedThrough: CalendarDate | null;
  onClose: () => void;
}) {
  // as it was when the dialog opened: the live events change it before the command is answered
  const [closedThrough] = useState(now);
  const draft = useDraft<Draft>('closing', () => ({ id: newId(), closedThrough: closedThrough ?? '', reason: '' }));
  const { id, closedThrough: day, reason } = draft.draft;
  const field = fieldsOf(draft.draft, draft.change);
  const reopens = closedThrough !== null && day < closedThrough;
  const command = useCommand({
    send: (signal) => {
      const body = { closedThrough: day || null, ...(reason.trim() !== '' && { reason: reason.trim() }) };
      const params = { header: { 'idempotency-key': id } };
      return answerOf(commands.PUT('/books/closing', { params, body, signal }));
    },
    affects: { customerId: '' },
    onDone: () => {
      draft.forget();
      onClose();
    },
  });
  return (
    <Dialog title={texts.books.closing.title} onClose={onClose}>
      <CommandForm
        command={command}
        faults={[
          ...(day === '' && reopens ? [] : faultsOfDate('/closedThrough', day)),
          ...(reopens ? faultsOfText('/reason', reason) : []),
        ]}
        fieldOf={{ 'day-not-over': '/closedThrough', 'reopening-needs-reason': '/reason' }}
        submit={reopens ? texts.books.closing.reopen : texts.books.closing.close}
        isDangerous={reopens}
        draft={draft}
        onClose={onClose}
      >
        <p>{texts.books.closing.about}</p>
        {closedThrough !== null && <p>{texts.books.closing.reopenHint(date(closedThrough))}</p>}
        <DateField label={texts.books.closing.day} {...field('closedThrough')} />
        <ReasonField {...field('reason')} />
      </CommandForm>
    </Dialog>
  );
}
