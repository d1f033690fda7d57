import { evolved } from '../../events/evolved.ts';
import type { InvoiceEvent } from '../../events/invoice.ts';
import { flagNames, onlyFields } from '../../events/invoice-fields.ts';
import { evolve, type Invoice, type RegisteredInvoice, unregistered } from '../../events/invoice-state.ts';
import { toMajor } from '../../events/money/money.ts';
import type { Recorded } from '../../events/recorded.ts';
import { streamName } from '../../events/streams.ts';
import { readStream } from '../../platform/stores/read-stream.ts';
import { printed } from '../demo/reports.ts';
import { type Command, type Context, timeOf, WrongUse } from './command.ts';
import { buildUntil, howToAsk, NothingRecorded } from './replay-until.ts';

export const replay: Command = {
  name: 'replay',
  arguments: [{ name: 'INVOICE', isOptional: true }],
  summary: 'show an invoice after each of its events, or build all views as of a time',
  help: `With the id of an INVOICE, reads its stream and prints its state and amounts after each event; with a TIME as well, only the events
that were recorded by then. It needs the event store only. Refused if the invoice does not exist.

With a TIME alone (2026-03-31T23:59:59Z), builds the balances, the audit and the books as of then, in PostgreSQL schemas of their own
(balances_until, audit_until, books_until), and prints how to query them. It does not affect the views in use or the services.
"As of" is by recording time: the views hold the events that were recorded by then, whatever their effective dates. Refused if there
were none.`,
  options: ['until'],
  stores: (_, [invoiceId]) => (invoiceId === undefined ? ['EventStoreDB', 'PostgreSQL'] : ['EventStoreDB']),
  async run(context, [invoiceId], { until }) {
    const { output } = context;
    const time = until === undefined ? undefined : timeOf(until);
    if (invoiceId === undefined) {
      if (time === undefined) throw new WrongUse('name an invoice, or a time with --until');
      const built = await buildUntil(context, time);
      output.tell({ until: time.toISOString(), views: built }, () => howToAsk(built, time));
      return 0;
    }
    const all = await replayed(context, invoiceId);
    const steps = time === undefined ? all : knownSteps(all, time);
    if (steps.length === 0)
      throw all.length === 0 ? new NoSuchInvoice(invoiceId) : new NothingRecorded(time ?? new Date());
    output.tell(steps.map(asData), () => printed(`Invoice ${invoiceId}`, steps.map(asRow)));
    return 0;
  },
};

export class NoSuchInvoice extends Error {
  constructor(invoiceId: string) {
    super(`invoice ${invoiceId} does not exist`);
  }
}

/** The steps up to the first event that was recorded after `time`. */
function knownSteps(steps: readonly Step[], time: Date): readonly Step[] {
  const end = steps.findIndex(({ event }) => Date.parse(event.metadata.recordedAt) > time.getTime());
  return end < 0 ? steps : steps.slice(0, end);
}

type Step = { event: Recorded<InvoiceEvent>; invoice: RegisteredInvoice };

async function replayed({ eventStore: { client } }: Pick<Context, 'eventStore'>, invoiceId: string): Promise<Step[]> {
  const steps: Step[] = [];
  let invoice: Invoice = unregistered;
  await readStream<InvoiceEvent>(client, streamName('invoice', invoiceId), {}, (event) => {
    const next = evolved(evolve, invoice, event);
    steps.push({ event, invoice: next });
    invoice = next;
  });
  return steps;
}

const asData = ({ event, invoice }: Step) => ({
  revision: event.revision,
  position: event.position,
  eventId: event.id,
  type: event.type,
  recordedAt: event.metadata.recordedAt,
  effectiveOn: event.metadata.effectiveOn,
  actor: event.metadata.actor,
  currency: invoice.document.currency,
  payable: invoice.document.totals.payable,
  ...onlyFields(invoice),
});

function asRow({ event, invoice }: Step) {
  const { document } = invoice;
  const amount = (minor: number) => ({ right: toMajor(minor, document.currency) });
  return {
    Revision: { right: String(event.revision) },
    Event: event.type,
    Effective: event.metadata.effectiveOn,
    Paid: amount(invoice.paid),
    Credited: amount(invoice.credited),
    'Written off': amount(invoice.writtenOff),
    Voided: amount(invoice.voided),
    Refunded: amount(invoice.refunded),
    'Amount due': amount(invoice.amountDue),
    '': document.currency,
    State: [invoice.state, ...flagNames.filter((flag) => invoice[flag])].join(', '),
  };
}
