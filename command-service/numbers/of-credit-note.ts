// The numbers of credit notes. A number is claimed on its own stream before a note is recorded with it:
//
//   CreditNoteNumberClaimed ─► CreditNoteApplied, on the stream of the invoice
//   CreditNoteClaimed ─► CreditNoteRegistered, on the stream of the customer (complete-note.ts)
//
// Whether a claim of the first kind is used is decided on the stream of its invoice. If the note of a claim is not there after some time, the next
// request for the number records CreditNoteDeclined under the key of that note. Then the note can no longer come, and the next claim
// follows on the stream of the number.

import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { type CreditNoteNumberClaimed, type NoteNumberEvent, numberStream } from '../../events/number.ts';
import type { Metadata } from '../../events/recorded.ts';
import { envelope, stepEnvelope } from '../handling/command-context.ts';
import { type Envelope, IdempotencyKeyReused, TooMuchContention } from '../handling/handle-command.ts';
import { willBeDecided } from '../handling/will-be-decided.ts';
import { type ApplyCreditNote, creditNoteKey } from '../invoice/credit.ts';
import { decide } from '../invoice/decide.ts';
import { type RequestedCommand, type RunCommand, registered } from '../invoice/run-command.ts';
import type { Ledger } from '../ledger.ts';
import { completeNote } from './complete-note.ts';
import { NumberTaken } from './number-taken.ts';

type Claim = CreditNoteNumberClaimed['data'];

const tries = 8;
/** How long a note may take from its claim to its record, in ms: it is looked for before each pause. */
const pauses = [10, 20, 50, 100, 200, 400, 800];

/** Claims the number of a credit note that has one, then runs `credit`, whose errors it throws, and NumberTaken, TooMuchContention. */
export const creditUnderNumber =
  (credit: RunCommand<ApplyCreditNote>): RunCommand<ApplyCreditNote> =>
  async (ledger, context, requested) => {
    const { invoiceId, command } = requested;
    const { number, creditNoteId } = command;
    const details = envelope(context, ledger.clock, requested);
    if (number !== undefined && (await isToBeRecorded(ledger, requested, details))) {
      const claim = { type: 'CreditNoteNumberClaimed', data: { number, invoiceId, creditNoteId } } as const;
      await claimNoteNumber(ledger, number, claim, details);
    }
    return credit(ledger, context, requested);
  };

/**
 * Whether the note needs its number: not if it will not be decided.
 * @throws InvoiceRefusal if the note would be refused: then it claims no number
 */
async function isToBeRecorded(
  ledger: Ledger,
  { invoiceId, command }: RequestedCommand<ApplyCreditNote>,
  details: Envelope,
): Promise<boolean> {
  const invoice = await ledger.invoices.read(invoiceId);
  if (!(await willBeDecided(invoice, details, ledger.periods))) return false;
  decide(invoice.state, command);
  return true;
}

/** @throws PeriodClosed, NumberTaken, TooMuchContention */
export async function claimNoteNumber(
  ledger: Ledger,
  number: string,
  claim: NoteNumberEvent,
  details: Envelope,
): Promise<void> {
  const own = holderOf(claim);
  let after: number | undefined;
  for (let attempt = 0; attempt < tries; attempt++) {
    const refusal = await ledger.periods.refusalOf(details);
    if (refusal !== undefined) throw refusal;
    const stream = numberStream('credit-note', number);
    const earlier = await ledger.numbers.claim<NoteNumberEvent>(stream, claim, details.metadata, after);
    if (earlier === undefined) return;
    const holder = holderOf(earlier);
    if (isSame(holder, own)) return;
    const isTaken =
      earlier.type === 'CreditNoteClaimed'
        ? (await completeNote(ledger, earlier.data, earlier.metadata)) !== 'lost'
        : await isUsed(ledger, earlier.data, details.metadata);
    if (isTaken) throw new NumberTaken(number, holder);
    after = earlier.revision;
  }
  throw new TooMuchContention(`number ${number}`);
}

type NoteHolder = { creditNoteId: string } & ({ invoiceId: string } | { customerId: string });

const holderOf = ({ type, data }: NoteNumberEvent): NoteHolder =>
  type === 'CreditNoteClaimed'
    ? { customerId: data.document.customer.id, creditNoteId: data.creditNoteId }
    : { invoiceId: data.invoiceId, creditNoteId: data.creditNoteId };

const isSame = (one: NoteHolder, other: NoteHolder): boolean => isDeepStrictEqual(one, other);

/** Whether the note of a claim was recorded. If it was not, it can no longer be recorded afterwards. */
async function isUsed(ledger: Ledger, claim: Claim, cause: Metadata): Promise<boolean> {
  for (const pause of pauses) {
    const used = await isRecorded(ledger, claim);
    if (used !== undefined) return used;
    await sleep(pause);
  }
  try {
    await decline(ledger, claim, cause);
  } catch (error) {
    if (!(error instanceof IdempotencyKeyReused)) throw error; // the note came after all
  }
  return (await isRecorded(ledger, claim)) === true;
}

/** Whether a note was recorded with its number; undefined if it can still come, because its key was not used. */
async function isRecorded(
  { invoices }: Ledger,
  { number, invoiceId, creditNoteId }: Claim,
): Promise<boolean | undefined> {
  const { state: invoice, answered } = await invoices.read(invoiceId);
  if (invoice.state !== 'unregistered' && invoice.creditNotes.get(creditNoteId)?.number === number) return true;
  return answered.has(creditNoteKey(creditNoteId)) ? false : undefined;
}

async function decline(
  { invoices, clock }: Ledger,
  { number, invoiceId, creditNoteId }: Claim,
  cause: Metadata,
): Promise<void> {
  const declined = { creditNoteId, number, reason: 'its number was asked for again before the note was recorded' };
  const step = {
    key: creditNoteKey(creditNoteId),
    content: { type: 'decline', ...declined },
    effectiveOn: cause.effectiveOn,
  };
  await invoices.handle(invoiceId, stepEnvelope(clock, cause, step), (invoice) => [
    { type: 'CreditNoteDeclined', data: { ...declined, amountDue: registered(invoice).amountDue } },
  ]);
}
