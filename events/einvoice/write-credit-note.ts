import type { WithContent } from '../document/attachment.ts';
import { withComputedAmounts } from '../document/totals.ts';
import type { IssuedDocument, NoteDocument } from '../invoice.ts';
import type { Syntax } from './binding.ts';
import { creditNote } from './kinds.ts';
import { writeDocument } from './write-document.ts';

/**
 * Writes a credit note as an e-invoice of EN 16931. One that came as a document of its own is written with the same content.
 * @throws NotAnEN16931Invoice, with all the rules that it breaks; AmountTooLarge
 */
export const writeCreditNote = (note: WithContent<NoteDocument>, syntax: Syntax = 'ubl'): string =>
  writeDocument(withItsAmounts(note), creditNote, syntax);

/** A credit note with its amounts, as it is recorded or as it is written. @throws AmountTooLarge */
export function withItsAmounts(note: NoteDocument): IssuedDocument;
export function withItsAmounts(note: WithContent<NoteDocument>): WithContent<IssuedDocument>;
export function withItsAmounts(note: NoteDocument | WithContent<NoteDocument>): object {
  return hasAmounts(note) ? note : withComputedAmounts(note);
}

/** False for a document of version 1 of CreditNoteApplied. */
const hasAmounts = (note: Pick<NoteDocument, 'totals'>): boolean => note.totals !== undefined;
