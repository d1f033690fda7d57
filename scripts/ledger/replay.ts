import { StreamNotFoundError } from '@eventstore/db-client';
import type { InvoiceEvent } from '../../events/invoice.ts';
import { evolve, type Invoice, type RegisteredInvoice, unregistered } from '../../events/invoice-state.ts';
import { toMajor } from '../../events/money.ts';
import type { Recorded } from '../../events/recorded.ts';
import { streamName } from '../../events/streams.ts';
import { type Stored, upcast } from '../../events/upcast.ts';
import { printed } from '../demo/reports.ts';
import { type Command, type Context, WrongUse } from './command.ts';

export const replay: Command = {
  name: 'replay',
  usage: 'INVOICE',
  summary: "an invoice's state after each of its events",
  help: `Reads the stream of an invoice, named by its id, and prints how the invoice stands after each event: what is due, and by what it
became less. It needs the event store alone. Exits 1 where there is no such invoice.`,
  async run({ stores, output }, [invoiceId]) {
    if (invoiceId === undefined) throw new WrongUse('which invoice?');
    const steps = await replayed(stores, invoiceId);
    if (steps.length === 0) throw new NoSuchInvoice(invoiceId);
    output.tell(steps.map(asData), () => printed(`Invoice ${invoiceId}`, steps.map(asRow)));
    return 0;
  },
};

export class NoSuchInvoice extends Error {
  constructor(invoiceId: string) {
    super(`the log has no invoice ${invoiceId}`);
  }
}

type Step = { event: Recorded<InvoiceEvent>; invoice: RegisteredInvoice };

async function replayed({ eventStore: { client } }: Context['stores'], invoiceId: string): Promise<Step[]> {
  const steps: Step[] = [];
  let invoice: Invoice = unregistered;
  try {
    for await (const { event: stored } of client.readStream(streamName('invoice', invoiceId))) {
      const event = upcast<InvoiceEvent>(stored as Stored);
      const next = evolve(invoice, event);
      steps.push({ event, invoice: next });
      invoice = next;
    }
  } catch (error) {
    if (!(error instanceof StreamNotFoundError)) throw error;
  }
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
  state: invoice.state,
  overdue: invoice.overdue,
  currency: invoice.document.currency,
  payable: invoice.document.totals.payable,
  ...invoice.parts,
  amountDue: invoice.amountDue,
});

function asRow({ event, invoice }: Step) {
  const { document, parts, amountDue } = invoice;
  const amount = (minor: number) => ({ right: toMajor(minor, document.currency) });
  return {
    Revision: { right: String(event.revision) },
    Event: event.type,
    Effective: event.metadata.effectiveOn,
    Paid: amount(parts.paid),
    Credited: amount(parts.credited),
    'Written off': amount(parts.writtenOff),
    Voided: amount(parts.voided),
    Refunded: amount(parts.refunded),
    'Amount due': amount(amountDue),
    '': document.currency,
    State: invoice.overdue ? `${invoice.state}, overdue` : invoice.state,
  };
}
