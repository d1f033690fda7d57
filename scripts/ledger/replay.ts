import { evolved } from '../../events/evolved.ts';
import type { InvoiceEvent } from '../../events/invoice.ts';
import { flagNames, onlyFields } from '../../events/invoice-fields.ts';
import { evolve, type Invoice, type RegisteredInvoice, unregistered } from '../../events/invoice-state.ts';
import { toMajor } from '../../events/money/money.ts';
import type { Recorded } from '../../events/recorded.ts';
import { streamName } from '../../events/streams.ts';
import { readStream } from '../../platform/stores/read-stream.ts';
import { printed } from '../demo/reports.ts';
import { type Context, timeOf, type Work, WrongUse } from './command.ts';
import { buildUntil, howToAsk, NothingRecorded } from './replay-until.ts';

export const replay: Work = {
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
