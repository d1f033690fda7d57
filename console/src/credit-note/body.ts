import type { Customer } from '../../../events/document/document.ts';
import type { Fault } from '../api/problem.ts';
import { type ContentDraft, contentOf } from '../register/body.ts';
import { blankLine } from '../register/draft.ts';
import { today } from '../seller-day.ts';
import { newId } from '../ui/command/new-id.ts';

/** The input of the dialog, as typed. `invoices` are the numbers that the note is about, separated by commas. */
export type NoteDraft = ContentDraft & { creditNoteId: string; number: string; invoices: string; text: string };

export const blankNote = (): Omit<NoteDraft, 'currency'> => ({
  creditNoteId: newId(),
  number: '',
  issuedOn: today(),
  invoices: '',
  text: '',
  lines: [blankLine()],
  adjustments: [],
});

/** The body of the request; it is not sent while there are faults, which point into it. */
export function noteOf(draft: NoteDraft, customer: Customer) {
  const { content, faults }: { content: ReturnType<typeof contentOf>['content']; faults: Fault[] } = contentOf(draft);
  const [number, text] = [draft.number.trim(), draft.text.trim()];
  const invoices = draft.invoices.split(',').map((invoice) => invoice.trim());
  const precedingInvoices = invoices.filter((invoice) => invoice !== '').map((number) => ({ number }));
  const body = {
    creditNoteId: draft.creditNoteId,
    customer,
    ...content,
    ...(number !== '' && { number }),
    ...(text !== '' && { notes: [text] }),
    ...(precedingInvoices.length > 0 && { precedingInvoices }),
  };
  return { body, faults };
}
