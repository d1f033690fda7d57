// Invoice numbers without gaps. A series is one stream; its numbers are allocated in batches:
//
//   requests ─► a NumberAllocated each, in one append ─► an InvoiceRegistered each ─► the next batch
//
// A batch is appended only after all invoices of the previous batch are registered, so only the last batch can lack invoices. After a
// crash, or a conflict with another process, the next request registers those first. An invoice that exists gets no number.

import { type EventStoreDBClient, NO_STREAM } from '@eventstore/db-client';
import type { InvoiceContent } from '../../events/document/document.ts';
import type { Invoice } from '../../events/invoice-state.ts';
import type { Metadata, Recorded } from '../../events/recorded.ts';
import { type NumberAllocated, numberInSeries } from '../../events/series.ts';
import { derivedId, streamName } from '../../events/streams.ts';
import { lastEvents } from '../../platform/stores/read-stream.ts';
import { append } from '../handling/append.ts';
import { stepEnvelope } from '../handling/command-context.ts';
import { type Envelope, IdempotencyKeyReused, type Outcome } from '../handling/handle-command.ts';
import { decide } from '../invoice/decide.ts';
import type { Identified } from '../invoice/register-invoice.ts';
import type { Ledger } from '../ledger.ts';

/** The end of a series: its last revision and number, which the next append must follow. */
export type SeriesEnd = { revision: number; sequence: number };

export const batchSize = 100;

/** Registers the missing invoices of the last batch, and returns the end of the series. */
export async function completedEnd(ledger: Ledger, client: EventStoreDBClient, prefix: string): Promise<SeriesEnd> {
  const last = await lastBatch(client, prefix);
  await Promise.all(last.map(({ data, metadata }) => completeAllocated(ledger, data, metadata)));
  return { revision: last[0]?.revision ?? -1, sequence: last[0]?.data.sequence ?? 0 };
}

/**
 * Allocates the next numbers, in order, and registers their invoices.
 * @throws WrongExpectedVersionError if `end` is no longer the end of the series; no number is allocated then
 */
export async function allocate(
  ledger: Ledger,
  client: EventStoreDBClient,
  prefix: string,
  end: SeriesEnd,
  registrations: readonly Identified[],
): Promise<{ end: SeriesEnd; outcomes: PromiseSettledResult<Outcome<Invoice>>[] }> {
  const stream = streamName('series', prefix);
  const allocated = registrations.map(({ invoiceId, content, envelope }, index) => {
    const sequence = end.sequence + index + 1;
    const number = numberInSeries(prefix, sequence);
    const { keys, digest, metadata } = envelope;
    return {
      data: { invoiceId, batch: end.sequence + 1, sequence, number, content, digest, keys: [...keys] },
      metadata,
    };
  });
  await append(
    client,
    stream,
    allocated.map(({ data, metadata }) => ({
      id: derivedId(stream, data.sequence, data.invoiceId, data.digest),
      event: { type: 'NumberAllocated', data },
      metadata,
    })),
    end.revision < 0 ? NO_STREAM : BigInt(end.revision),
  );
  const outcomes = await Promise.allSettled(
    allocated.map(({ data, metadata }) => registerAllocated(ledger, data, metadata)),
  );
  return { end: { revision: end.revision + allocated.length, sequence: end.sequence + allocated.length }, outcomes };
}

/** Registers an invoice. @throws IdempotencyKeyReused if its id has an invoice with other content */
export const registerAs = (ledger: Ledger, { invoiceId, content, envelope }: Identified): Promise<Outcome<Invoice>> =>
  ledger.invoices.handle(invoiceId, envelope, (invoice) => decide(invoice, { type: 'register', invoiceId, content }));

/** Registers the invoice of an allocated number. Does nothing if it is registered. */
export async function completeAllocated(
  ledger: Ledger,
  allocated: NumberAllocated['data'],
  cause: Metadata,
): Promise<void> {
  try {
    await registerAllocated(ledger, allocated, cause);
  } catch (error) {
    if (!(error instanceof IdempotencyKeyReused)) throw error; // the number was used for a void invoice instead
  }
}

/** @throws IdempotencyKeyReused if another invoice has the id, after a void invoice was registered for the number */
async function registerAllocated(
  ledger: Ledger,
  allocated: NumberAllocated['data'],
  cause: Metadata,
): Promise<Outcome<Invoice>> {
  const { invoiceId, number, digest, keys } = allocated;
  const [key = `invoice:${invoiceId}`, ...otherKeys] = keys;
  const content = { ...allocated.content, number };
  const envelope: Envelope = { metadata: cause, keys: [key, ...otherKeys], digest, startsStream: true };
  try {
    return await registerAs(ledger, { invoiceId, content, envelope });
  } catch (error) {
    if (error instanceof IdempotencyKeyReused) await registerVoid(ledger, content, cause);
    throw error;
  }
}

/** Another invoice was registered under the id after the number was allocated. A void invoice uses the number, so that it is no gap. */
async function registerVoid(ledger: Ledger, content: InvoiceContent, cause: Metadata): Promise<void> {
  const invoiceId = derivedId('series', content.number ?? '');
  const voided = {
    type: 'void',
    voidedOn: content.issuedOn,
    reason: 'another invoice was registered under its id',
  } as const;
  for (const command of [{ type: 'register', invoiceId, content } as const, voided]) {
    const step = { key: `${command.type}:${invoiceId}`, content: command, effectiveOn: content.issuedOn };
    await ledger.invoices.handle(invoiceId, stepEnvelope(ledger.clock, cause, step), (invoice) =>
      decide(invoice, command),
    );
  }
}

/** The last batch of a series, latest number first. */
async function lastBatch(client: EventStoreDBClient, prefix: string): Promise<Recorded<NumberAllocated>[]> {
  const last = await lastEvents<NumberAllocated>(client, streamName('series', prefix), batchSize);
  return last.filter(({ data }) => data.batch === last[0]?.data.batch);
}
