// Claims the numbers of a log that versions without claims wrote.

import { type NumberClaims, numberClaims } from '../../command-service/numbers/number-claims.ts';
import { voidInvoiceOf } from '../../command-service/series/allocated.ts';
import type { InvoiceEvent } from '../../events/invoice.ts';
import { type NumberEvent, numberStream } from '../../events/number.ts';
import type { Metadata, Recorded } from '../../events/recorded.ts';
import { idOfStream } from '../../events/streams.ts';
import { upcast } from '../../events/upcast.ts';
import { type Arrived, subscribeToRuns, upToPosition } from '../../platform/projection/subscription.ts';
import { lastPosition } from '../../platform/stores/event-store.ts';
import type { Work } from './command.ts';

type Named = { invoiceId?: string; customerId?: string; creditNoteId?: string };
/** A number, what has it by its claim, and what else was recorded with it. */
type Duplicate = { number: string; first: Named; other: Named };
type Claim = { stream: string; number: string; of: Named; event: NumberEvent; metadata: Metadata };

export const claimNumbers: Work = {
  stores: () => ['EventStoreDB'],
  async run({ eventStore, output }) {
    const { client } = eventStore;
    const end = await lastPosition(client);
    const replay = output.replay('claim-numbers', end);
    const numbers = numberClaims(client);
    const duplicates: Duplicate[] = [];
    let claimed = 0;
    if (end !== undefined) {
      for await (const run of upToPosition(subscribeToRuns(client, ['invoice'], undefined), end)) {
        const claims = run.flatMap(({ event }) => (event === undefined ? [] : claimOf(event)));
        const ofEachNumber = [...Map.groupBy(claims, ({ stream }) => stream).values()];
        const found = await Promise.all(ofEachNumber.map((claims) => claimInOrder(numbers, claims)));
        duplicates.push(...found.flat());
        claimed += claims.length;
        await replay.onBatch(run.length, run.at(-1)?.position ?? end);
      }
    }
    replay.done();
    output.tell({ documents: claimed, duplicates }, () =>
      [`The numbers of ${claimed} invoices and credit notes are claimed.`, ...duplicates.map(told)].join('\n'),
    );
    return duplicates.length === 0 ? 0 : 1;
  },
};

/** The claim that a recorded document would have made. */
function claimOf(stored: Arrived): Claim[] {
  if (stored.type !== 'InvoiceRegistered' && stored.type !== 'CreditNoteApplied') return [];
  const event: Recorded<InvoiceEvent> = upcast(stored);
  const { keys = [], digest = '', ...cause } = event.metadata;
  const metadata = { ...cause, causationId: event.id };
  if (event.type === 'InvoiceRegistered') {
    const { amountDue, excess, ...document } = event.data;
    const { number, invoiceId } = document;
    if (number === undefined) return [];
    const claim = { type: 'NumberClaimed', data: { document: { ...document, number }, digest, keys } } as const;
    return [{ stream: numberStream('invoice', number), number, of: { invoiceId }, event: claim, metadata }];
  }
  if (event.type !== 'CreditNoteApplied' || event.data.number === undefined) return [];
  const { number, creditNoteId } = event.data;
  const of = { invoiceId: idOfStream(event.stream), creditNoteId };
  const claim = { type: 'CreditNoteNumberClaimed', data: { number, ...of } } as const;
  return [{ stream: numberStream('credit-note', number), number, of, event: claim, metadata }];
}

/** Claims a number for one document after the other. @returns those that do not get it */
async function claimInOrder(numbers: NumberClaims, claims: readonly Claim[]): Promise<Duplicate[]> {
  const duplicates: Duplicate[] = [];
  for (const { stream, number, of, event, metadata } of claims) {
    const holder = await numbers.claim(stream, event, metadata);
    const first = holder && (await namedBy(numbers, holder));
    if (first === undefined || isSame(first, of) || of.invoiceId === voidInvoiceOf(number)) continue;
    duplicates.push({ number, first, other: of });
  }
  return duplicates;
}

/** What has a number by its claim; undefined for a number that a series has not given yet. */
async function namedBy(numbers: NumberClaims, { type, data }: NumberEvent): Promise<Named | undefined> {
  switch (type) {
    case 'NumberClaimed':
      return { invoiceId: data.document.invoiceId };
    case 'CreditNoteNumberClaimed':
      return { invoiceId: data.invoiceId, creditNoteId: data.creditNoteId };
    case 'CreditNoteClaimed':
      return { customerId: data.document.customer.id, creditNoteId: data.creditNoteId };
    case 'NumberClaimedForSeries': {
      const allocated = await numbers.allocated(data.series, data.number);
      return allocated && { invoiceId: allocated.data.invoiceId };
    }
  }
}

const isSame = (one: Named, other: Named): boolean =>
  one.invoiceId === other.invoiceId && one.customerId === other.customerId && one.creditNoteId === other.creditNoteId;

const told = ({ number, first, other }: Duplicate): string =>
  `${number} is the number of ${nameOf(first)}, and also of ${nameOf(other)}`;

function nameOf({ invoiceId, customerId, creditNoteId }: Named): string {
  const of = invoiceId === undefined ? `customer ${customerId}` : `invoice ${invoiceId}`;
  return creditNoteId === undefined ? of : `credit note ${creditNoteId} of ${of}`;
}
