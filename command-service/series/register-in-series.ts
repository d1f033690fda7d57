import { type EventStoreDBClient, WrongExpectedVersionError } from '@eventstore/db-client';
import { LRUCache } from 'lru-cache';
import { type Invoice, unregistered } from '../../events/invoice-state.ts';
import { isInFuture, type Outcome, TooMuchContention } from '../handling/handle-command.ts';
import { SerialQueue, TooBusy } from '../handling/serial-queue.ts';
import { decide } from '../invoice/decide.ts';
import { type Identified, registerAs } from '../invoice/register-as.ts';
import type { RegisterInSeries } from '../invoice/register-invoice.ts';
import type { Ledger } from '../ledger.ts';
import { allocate, batchSize, completedEnd, type SeriesEnd, withoutClosed } from './allocate.ts';

type Waiting = { registration: Identified; answer: PromiseWithResolvers<Outcome<Invoice>> };

const maxWaiting = 2_000;
const maxSeries = 1_000;
const tries = 8;

/**
 * Registers invoices with the next number of a series. Requests that wait at the same time share a batch. An invoice that would be refused
 * is refused before it gets a number.
 * @throws InvoiceRefusal, IdempotencyKeyReused, DateInFuture, PeriodClosed, TooBusy, TooMuchContention, and the event store's errors
 */
export function seriesRegistrar(ledger: Ledger, client: EventStoreDBClient): RegisterInSeries {
  const queues = new Map<string, Waiting[]>();
  // the ends of series whose invoices are all registered
  const ends = new LRUCache<string, SeriesEnd>({ max: maxSeries });
  const turns = new SerialQueue({ maxWaiting });

  async function registerBatch(prefix: string): Promise<void> {
    const queue = queues.get(prefix) ?? [];
    const batch = queue.splice(0, batchSize);
    if (queue.length === 0) queues.delete(prefix);
    if (batch.length === 0) return;
    try {
      const numbered = await giveNumbers(prefix, batch);
      // the others are registered already, or dated in a closed period: a retry gets the first answer, all else is refused
      for (const { registration, answer } of batch.filter((waiting) => !numbered.includes(waiting))) {
        answer.resolve(registerAs(ledger, registration));
      }
    } catch (error) {
      for (const { answer } of batch) answer.reject(error);
    }
  }

  /** @returns the requests of the batch that got a number and were answered */
  async function giveNumbers(prefix: string, batch: readonly Waiting[]): Promise<readonly Waiting[]> {
    const numbered: Waiting[] = [];
    for (let attempt = 0; attempt < tries; attempt++) {
      const open = await withoutClosed(
        ledger,
        batch.map(({ registration }) => registration),
      );
      // another process may have allocated a number to the invoice before its day was closed
      if (open.length < batch.length) ends.delete(prefix);
      const end = ends.get(prefix) ?? (await completedEnd(ledger, client, prefix));
      ends.delete(prefix);
      const wanted = await withoutInvoice(
        ledger,
        batch.filter((waiting) => !numbered.includes(waiting) && open.includes(waiting.registration)),
      );
      if (wanted.length === 0) return numbered;
      try {
        const registrations = wanted.map(({ registration }) => registration);
        const { end: newEnd, outcomes } = await allocate(ledger, client, prefix, end, registrations);
        if ([...outcomes.values()].every(({ status }) => status === 'fulfilled')) ends.set(prefix, newEnd);
        for (const waiting of wanted) {
          const outcome = outcomes.get(waiting.registration);
          if (outcome === undefined) continue;
          numbered.push(waiting);
          if (outcome.status === 'fulfilled') waiting.answer.resolve(outcome.value);
          else waiting.answer.reject(outcome.reason);
        }
        if (wanted.every(({ registration }) => outcomes.has(registration))) return numbered;
      } catch (error) {
        if (!(error instanceof WrongExpectedVersionError)) throw error;
      }
    }
    throw new TooMuchContention(`series ${prefix}`);
  }

  return async (prefix, registration) => {
    const { envelope, ...about } = registration;
    decide(unregistered, { type: 'register', ...about });
    if (isInFuture(envelope)) return registerAs(ledger, registration); // refused, or a retry of what an older version registered
    const queue = queues.get(prefix) ?? [];
    if (queue.length >= maxWaiting) throw new TooBusy(`series ${prefix}`);
    const answer = Promise.withResolvers<Outcome<Invoice>>();
    queue.push({ registration, answer });
    queues.set(prefix, queue);
    turns.run(prefix, () => registerBatch(prefix)).catch(answer.reject);
    return answer.promise;
  };
}

/** The requests of a batch that need a number: one per invoice, none for an invoice that exists. */
async function withoutInvoice(ledger: Ledger, batch: readonly Waiting[]): Promise<Waiting[]> {
  const ids = batch.map(({ registration }) => registration.invoiceId);
  const firstOfEach = batch.filter(({ registration }, place) => ids.indexOf(registration.invoiceId) === place);
  const found = await Promise.all(
    firstOfEach.map(async (waiting) => {
      const { revision } = await ledger.invoices.read(waiting.registration.invoiceId);
      return revision < 0 ? [waiting] : [];
    }),
  );
  return found.flat();
}
