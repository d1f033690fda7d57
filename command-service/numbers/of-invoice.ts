// The numbers of invoices. Each is claimed on its own stream before an invoice is registered with it, so the first claim wins:
//
//   a number of its own ─► NumberClaimed, with the whole registration ─► InvoiceRegistered
//   a number of a series ─► NumberClaimedForSeries ─► NumberAllocated ─► InvoiceRegistered
//
// Whoever finds a claim completes it, also when its day is closed by then. A claim is lost only if its invoice was registered with another
// number: then the next claim follows it on the stream.

import { setTimeout as sleep } from 'node:timers/promises';
import { evolve, type Invoice, unregistered } from '../../events/invoice-state.ts';
import { type InvoiceNumberEvent, type NumberClaimed, numberStream } from '../../events/number.ts';
import type { Metadata, Recorded } from '../../events/recorded.ts';
import { isInFuture, TooMuchContention } from '../handling/handle-command.ts';
import { Refusal } from '../handling/refusal.ts';
import { decide } from '../invoice/decide.ts';
import { type Identified, numberOf, registerAs } from '../invoice/register-as.ts';
import { registered } from '../invoice/run-command.ts';
import type { Ledger } from '../ledger.ts';
import { completeAllocated, documentOf, identifiedBy } from '../series/allocated.ts';
import { type NumberHolder, NumberTaken } from './number-taken.ts';

const tries = 8;
/** How long a registration may take after its claim, in ms: the invoice is looked for before each pause. */
const pauses = [10, 20, 50, 100];

/**
 * Claims the number of an invoice that is to be registered. An invoice that would be refused claims nothing.
 * @returns whether the number is claimed: the registration is accepted then, and has to follow. If not, its date refuses it unless it is
 *   a retry
 * @throws InvoiceRefusal, NumberTaken, TooMuchContention, and the event store's errors
 */
export async function claimNumber(
  ledger: Ledger,
  { envelope, ...about }: Identified,
  number: string,
): Promise<boolean> {
  const { metadata, digest, keys } = envelope;
  if (isInFuture(envelope)) return false;
  const events = decide(unregistered, { type: 'register', ...about });
  const { document } = registered(events.reduce<Invoice>(evolve, unregistered));
  const claim: NumberClaimed = {
    type: 'NumberClaimed',
    data: { document: { ...document, number }, digest, keys: [...keys] },
  };
  const isOwn = (earlier: Recorded<InvoiceNumberEvent> | undefined): earlier is Recorded<NumberClaimed> =>
    earlier?.type === 'NumberClaimed' && earlier.data.document.invoiceId === about.invoiceId;
  const mayClaim = async () => (await ledger.periods.refusalOf(envelope)) === undefined;
  const isClaimed = await claimOnce(ledger, number, claim, metadata, mayClaim, async (earlier) => {
    if (isOwn(earlier)) return true;
    const holder = await holderOf(ledger, number, earlier);
    if (holder !== undefined) throw new NumberTaken(number, holder);
    return false;
  });
  if (isClaimed) return true;
  const earlier = await ledger.numbers.last<InvoiceNumberEvent>(numberStream('invoice', number));
  if (isOwn(earlier)) await completeClaimed(ledger, earlier.data, earlier.metadata);
  return false;
}

/**
 * Claims a number for a series.
 * @returns the registration of the invoice that has the number already; undefined if the series may give it
 * @throws TooMuchContention, and the event store's errors
 */
export async function claimForSeries(
  ledger: Ledger,
  series: string,
  number: string,
  metadata: Metadata,
): Promise<Identified | undefined> {
  let held: Identified | undefined;
  const claim = { type: 'NumberClaimedForSeries', data: { number, series } } as const;
  await claimOnce(ledger, number, claim, metadata, always, async (earlier) => {
    if (earlier.type === 'NumberClaimedForSeries' && earlier.data.series === series) return true;
    if ((await holderOf(ledger, number, earlier)) === undefined) return false;
    held = await registrationOf(ledger, number, earlier);
    return true;
  });
  return held;
}

/** A claim for a series is for its next invoice, whatever the date of that. */
const always = async () => true;

/**
 * @param mayClaim is called before each try
 * @param isSettled whether an earlier claim may stay the last one; if not, it is lost and the new claim follows it
 * @returns whether there is a claim that stays
 */
async function claimOnce(
  { numbers }: Ledger,
  number: string,
  claim: InvoiceNumberEvent,
  metadata: Metadata,
  mayClaim: () => Promise<boolean>,
  isSettled: (earlier: Recorded<InvoiceNumberEvent>) => Promise<boolean>,
): Promise<boolean> {
  let after: number | undefined;
  for (let attempt = 0; attempt < tries; attempt++) {
    if (!(await mayClaim())) return false;
    const earlier = await numbers.claim<InvoiceNumberEvent>(numberStream('invoice', number), claim, metadata, after);
    if (earlier === undefined || (await isSettled(earlier))) return true;
    after = earlier.revision;
  }
  throw new TooMuchContention(`number ${number}`);
}

/** What has a claimed number, after its invoice was registered; undefined if the claim is lost. */
async function holderOf(
  ledger: Ledger,
  number: string,
  claim: Recorded<InvoiceNumberEvent>,
): Promise<NumberHolder | undefined> {
  if (claim.type === 'NumberClaimed') {
    const { invoiceId } = claim.data.document;
    return (await completeClaimed(ledger, claim.data, claim.metadata)) === 'lost' ? undefined : { invoiceId };
  }
  const { series } = claim.data;
  const allocated = await ledger.numbers.allocated(series, number);
  if (allocated === undefined) return { series };
  return { invoiceId: await completeAllocated(ledger, allocated.data, allocated.metadata) };
}

async function registrationOf(
  ledger: Ledger,
  number: string,
  claim: Recorded<InvoiceNumberEvent>,
): Promise<Identified> {
  if (claim.type === 'NumberClaimed') return identified(claim.data, claim.metadata);
  // two series share a number if one has more than 999,999: "A" and "A1" both have A1000001
  const allocated = await ledger.numbers.allocated(claim.data.series, number);
  if (allocated === undefined) throw new TooMuchContention(`number ${number}`);
  return identifiedBy({ ...allocated.data, document: documentOf(allocated.data) }, allocated.metadata);
}

/**
 * Registers the invoice of a claimed number, if whoever claimed it does not. It is looked for first, because EventStoreDB answers only
 * one of two identical appends that arrive at once.
 * @returns lost if the invoice has another number; refused if a rule forbids the registration, perhaps for now
 */
export async function completeClaimed(
  ledger: Ledger,
  claimed: NumberClaimed['data'],
  cause: Metadata,
): Promise<'registered' | 'refused' | 'lost'> {
  const { invoiceId, number } = claimed.document;
  for (const pause of pauses) {
    const has = await numberOf(ledger, invoiceId);
    if (has !== undefined) return has === number ? 'registered' : 'lost';
    await sleep(pause);
  }
  try {
    await registerAs(ledger, identified(claimed, cause));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error; // what became of the invoice is read below
  }
  const has = await numberOf(ledger, invoiceId);
  if (has === undefined) return 'refused';
  return has === number ? 'registered' : 'lost';
}

const identified = (
  { document: { invoiceId, ...document }, digest, keys }: NumberClaimed['data'],
  metadata: Metadata,
): Identified => identifiedBy({ invoiceId, document, digest, keys }, metadata);
