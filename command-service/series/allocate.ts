// Numbers without gaps. A series is one stream, and its numbers are given in batches:
//
//   requests ─► NumberAllocated, one each, in one append ─► InvoiceRegistered, one each ─► the next batch
//
// Nobody appends a batch before the one before it is registered, so only a series' last batch can lack invoices. Whoever comes
// next (after a crash, or a conflict with another process) registers those first. An invoice that exists gets no number.

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

/** Where a series ends: what its next append must follow. */
export type SeriesEnd = { revision: number; sequence: number };

export const batchSize = 100;

/** The end of a series, once all numbers before it have their invoices. */
export async function completedEnd(ledger: Ledger, client: EventStoreDBClient, prefix: string): Promise<SeriesEnd> {
  const last = await lastBatch(client, prefix);
  await Promise.all(last.map(({ data, metadata }) => completeAllocated(ledger, data, metadata)));
  return { revision: last[0]?.revision ?? -1, sequence: last[0]?.data.sequence ?? 0 };
}

/**
 * Gives the next numbers, in order, and registers their invoices.
 * @throws WrongExpectedVersionError where `end` is no longer the end of the series: then no number was given
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

/** Registers an invoice with the content that it has. @throws IdempotencyKeyReused where its id has another one */
export const registerAs = (ledger: Ledger, { invoiceId, content, envelope }: Identified): Promise<Outcome<Invoice>> =>
  ledger.invoices.handle(invoiceId, envelope, (invoice) => decide(invoice, { type: 'register', invoiceId, content }));

/** Sees to it that an allocated number has its invoice. Harmless where that is done. */
export async function completeAllocated(
  ledger: Ledger,
  allocated: NumberAllocated['data'],
  cause: Metadata,
): Promise<void> {
  try {
    await registerAllocated(ledger, allocated, cause);
  } catch (error) {
    if (!(error instanceof IdempotencyKeyReused)) throw error; // the number has an invoice of its own, which is void
  }
}

/** @throws IdempotencyKeyReused where another invoice has the id, once the number has an invoice of its own */
async function registerAllocated(
  ledger: Ledger,
  allocated: NumberAllocated['data'],
  cause: Metadata,
): Promise<Outcome<Invoice>> {
  const { invoiceId, number, digest, keys } = allocated;
  const [key = `invoice:${invoiceId}`, ...otherKeys] = keys;
  const content = { ...allocated.content, number };
  const envelope: Envelope = { metadata: cause, keys: [key, ...otherKeys], digest, begins: true };
  try {
    return await registerAs(ledger, { invoiceId, content, envelope });
  } catch (error) {
    if (error instanceof IdempotencyKeyReused) await registerVoid(ledger, content, cause);
    throw error;
  }
}

/** The id was taken by another registration after the number was given: the number gets an invoice of its own, which is void. */
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

/** The last batch of a series, the latest number first. */
async function lastBatch(client: EventStoreDBClient, prefix: string): Promise<Recorded<NumberAllocated>[]> {
  const last = await lastEvents<NumberAllocated>(client, streamName('series', prefix), batchSize);
  return last.filter(({ data }) => data.batch === last[0]?.data.batch);
}
