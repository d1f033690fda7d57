// Completes the claim of a credit note of no single invoice:
//
//   CreditNoteClaimed, with the whole note ─► CreditNoteRegistered, on the stream of its customer
//
// Whoever finds the claim completes it, also when its day is closed by then. It is lost only if the note was registered with another
// number: then the next claim follows it on the stream of the number.

import { setTimeout as sleep } from 'node:timers/promises';
import type { CustomerAccount } from '../../events/customer.ts';
import { AmountTooLarge } from '../../events/money/money.ts';
import type { CreditNoteClaimed } from '../../events/number.ts';
import type { Metadata } from '../../events/recorded.ts';
import { type AccountNote, registerNote } from '../customer/register-note.ts';
import type { Envelope, Outcome } from '../handling/handle-command.ts';
import { Refusal } from '../handling/refusal.ts';
import { creditNoteKey } from '../invoice/credit.ts';
import type { Ledger } from '../ledger.ts';

/** How long a note may take after its claim, in ms: it is looked for before each pause. */
const pauses = [10, 20, 50, 100];

/** Registers a note on its customer's account. @throws IdempotencyKeyReused if its id has another note; what registerNote throws */
export const registerNoteAs = (
  { customers }: Ledger,
  note: AccountNote,
  envelope: Envelope,
): Promise<Outcome<CustomerAccount>> =>
  customers.handle(note.document.customer.id, envelope, (account) => registerNote(account, note));

/**
 * Registers the note of a claimed number, if whoever claimed it does not. It is looked for first, because EventStoreDB answers only one
 * of two identical appends that arrive at once.
 * @returns lost if the note has another number; refused if a rule forbids it, perhaps for now
 */
export async function completeNote(
  ledger: Ledger,
  { creditNoteId, document, digest, keys }: CreditNoteClaimed['data'],
  cause: Metadata,
): Promise<'registered' | 'refused' | 'lost'> {
  const note = { creditNoteId, document };
  for (const pause of pauses) {
    const has = await numberOf(ledger, note);
    if (has !== undefined) return has === document.number ? 'registered' : 'lost';
    await sleep(pause);
  }
  const [key = creditNoteKey(creditNoteId), ...otherKeys] = keys;
  try {
    await registerNoteAs(ledger, note, { metadata: cause, keys: [key, ...otherKeys], digest });
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof AmountTooLarge)) throw error; // what became of the note is read below
  }
  const has = await numberOf(ledger, note);
  if (has === undefined) return 'refused';
  return has === document.number ? 'registered' : 'lost';
}

/** The number of a note; undefined if it is not registered, null if it has none. */
async function numberOf(
  { customers }: Ledger,
  { creditNoteId, document }: AccountNote,
): Promise<string | null | undefined> {
  const { state: account } = await customers.read(document.customer.id);
  const note = account.creditNotes?.get(creditNoteId);
  return note && (note.number ?? null);
}
