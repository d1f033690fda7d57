// Invoice numbers without gaps. A series is one stream; its numbers are allocated in batches:
//
//   requests ─► claims ─► a NumberAllocated each, in one append ─► an InvoiceRegistered each ─► the next batch
//
// A batch is appended only after all invoices of the previous batch are registered, so only the last batch can lack invoices. After a
// crash, or a conflict with another process, the next request registers those first. An invoice that exists gets no number. A number
// that an invoice has already is allocated to that invoice, so the series goes on after it.

import { type EventStoreDBClient, NO_STREAM } from '@eventstore/db-client';
import type { InvoiceContent } from '../../events/document/document.ts';
import type { IssuedDocument } from '../../events/invoice.ts';
import type { Invoice } from '../../events/invoice-state.ts';
import type { Recorded } from '../../events/recorded.ts';
import { type NumberAllocated, numberInSeries } from '../../events/series.ts';
import { derivedId, streamName } from '../../events/streams.ts';
import { lastEvents } from '../../platform/stores/read-stream.ts';
import { append } from '../handling/append.ts';
import type { Outcome } from '../handling/handle-command.ts';
import type { Identified } from '../invoice/register-as.ts';
import type { Ledger } from '../ledger.ts';
import { claimForSeries } from '../numbers/of-invoice.ts';
import { completeAllocated, registerAllocated } from './allocated.ts';

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
 * @returns the new end, and what became of the registrations that got a number: of all, unless more numbers than fit in a batch have
 *   an invoice already
 * @returns no outcomes if the day of a registration was closed meanwhile: no number is allocated then
 * @throws WrongExpectedVersionError if `end` is no longer the end of the series; no number is allocated then
 */
export async function allocate(
  ledger: Ledger,
  client: EventStoreDBClient,
  prefix: string,
  end: SeriesEnd,
  registrations: readonly Identified[],
): Promise<{ end: SeriesEnd; outcomes: Map<Identified, PromiseSettledResult<Outcome<Invoice>>> }> {
  const stream = streamName('series', prefix);
  const receivers = await claimNext(ledger, prefix, end, registrations);
  if ((await withoutClosed(ledger, receivers)).length < receivers.length) return { end, outcomes: new Map() };
  const allocated = receivers.map(({ invoiceId, document, envelope: { keys, digest, metadata } }, index) => {
    const sequence = end.sequence + index + 1;
    const number = numberInSeries(prefix, sequence);
    return {
      data: {
        invoiceId,
        batch: end.sequence + 1,
        sequence,
        number,
        content: contentOf(document),
        digest,
        keys: [...keys],
      },
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
  const settled = await Promise.allSettled(
    allocated.map(({ data, metadata }) => registerAllocated(ledger, data, metadata)),
  );
  const outcomes = new Map(
    receivers.flatMap((receiver, index) => {
      const outcome = settled[index];
      return outcome === undefined ? [] : [[receiver, outcome]];
    }),
  );
  return { end: { revision: end.revision + allocated.length, sequence: end.sequence + allocated.length }, outcomes };
}

/** The number is new in the document of a registration, and its amounts are computed again with it (documentOf). */
function contentOf({ taxes, totals, differences, lines, ...content }: IssuedDocument): InvoiceContent {
  return { ...content, lines: lines.map(({ net, ...line }) => line) };
}

/** The registrations that may be recorded immediately: none that is dated in a closed period, unless it was accepted before. */
export async function withoutClosed(ledger: Ledger, registrations: readonly Identified[]): Promise<Identified[]> {
  const refusals = await Promise.all(registrations.map(({ envelope }) => ledger.periods.refusalOf(envelope)));
  return registrations.filter((_, index) => refusals[index] === undefined);
}

/** Claims the next numbers of a series. @returns for each number the registration that gets it, or the one that has it already */
async function claimNext(
  ledger: Ledger,
  prefix: string,
  end: SeriesEnd,
  registrations: readonly Identified[],
): Promise<Identified[]> {
  const receivers: Identified[] = [];
  const waiting = [...registrations];
  while (waiting.length > 0 && receivers.length < batchSize) {
    const claiming = waiting.slice(0, batchSize - receivers.length);
    const first = end.sequence + receivers.length + 1;
    const held = await Promise.all(
      claiming.map(({ envelope }, index) =>
        claimForSeries(ledger, prefix, numberInSeries(prefix, first + index), envelope.metadata),
      ),
    );
    for (const holder of held) {
      const receiver = holder ?? waiting.shift();
      if (receiver !== undefined) receivers.push(receiver);
    }
  }
  return receivers;
}

/** The last batch of a series, latest number first. */
async function lastBatch(client: EventStoreDBClient, prefix: string): Promise<Recorded<NumberAllocated>[]> {
  const last = await lastEvents<NumberAllocated>(client, streamName('series', prefix), batchSize);
  return last.filter(({ data }) => data.batch === last[0]?.data.batch);
}
