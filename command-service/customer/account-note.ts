import type { CustomerAccount } from '../../events/customer.ts';
import { type CommandContext, envelope } from '../handling/command-context.ts';
import type { Envelope, Outcome } from '../handling/handle-command.ts';
import { willBeDecided } from '../handling/will-be-decided.ts';
import { creditNoteKey } from '../invoice/credit.ts';
import type { Ledger } from '../ledger.ts';
import { registerNoteAs } from '../numbers/complete-note.ts';
import { claimNoteNumber } from '../numbers/of-credit-note.ts';
import { type AccountNote, registerNote } from './register-note.ts';

/**
 * Registers a credit note on the account of its customer, after it has claimed its number if it has one.
 * @param storeAttachments keeps what the note has the digests of
 * @param sent the body, or the identity of the document: a retry has the same, a reused id or key another
 * @throws what registerNote throws, NumberTaken, and the errors of command handling
 */
export async function registerAccountNote(
  ledger: Ledger,
  context: CommandContext,
  note: AccountNote,
  sent: unknown,
  storeAttachments: () => Promise<void>,
): Promise<Outcome<CustomerAccount>> {
  const { creditNoteId, document } = note;
  const about = { entityKey: creditNoteKey(creditNoteId), content: sent, effectiveOn: document.issuedOn };
  const details = { ...envelope(context, ledger.clock, about), beforeAppend: storeAttachments };
  const { number } = document;
  if (number === undefined || !(await isToBeRecorded(ledger, note, details))) {
    return registerNoteAs(ledger, note, details);
  }
  const { metadata, keys, digest } = details;
  const claimed = { creditNoteId, document: { ...document, number }, digest, keys: [...keys] };
  await storeAttachments(); // whoever completes the claim does not have them
  await claimNoteNumber(ledger, number, { type: 'CreditNoteClaimed', data: claimed }, details);
  // the claim has accepted it: neither its day nor what has happened to the account since refuses it
  return registerNoteAs(ledger, note, { metadata, keys, digest });
}

/**
 * Whether the note needs its number: not if it will not be decided.
 * @throws what registerNote throws: then the note claims no number
 */
async function isToBeRecorded(ledger: Ledger, note: AccountNote, details: Envelope): Promise<boolean> {
  const account = await ledger.customers.read(note.document.customer.id);
  if (!(await willBeDecided(account, details, ledger.periods))) return false;
  registerNote(account.state, note);
  return true;
}
