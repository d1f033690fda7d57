import type { CalendarDate } from '../../events/calendar-date.ts';
import type { InvoiceState } from '../../events/invoice.ts';
import type { Currency } from '../../events/money/currency.ts';
import { Refusal } from '../handling/refusal.ts';

// Why a command on an invoice is refused. Each class names the rule; its fields go into the problem document.

export abstract class InvoiceRefusal extends Refusal {}

/** No invoice was registered under this id. */
export class InvoiceNotFound extends InvoiceRefusal {
  static override readonly kind = 'not-found';
  constructor() {
    super('No invoice is registered under this id. Check the id, or register the invoice first.');
  }
}

/** The table of transitions in commands.ts does not allow this command in this state. */
export class InvoiceStateForbids extends InvoiceRefusal {
  static override readonly kind = 'conflict';
  readonly state: InvoiceState;
  readonly command: string;
  constructor(state: InvoiceState, command: string) {
    super(`The invoice is ${state}. In this state the command "${command}" is not allowed. ${wayOut(state, command)}`);
    this.state = state;
    this.command = command;
  }
}

function wayOut(state: InvoiceState, command: string): string {
  if (command === 'register') return 'Register another invoice under another id.';
  if (command === 'pay')
    return 'Nothing is due. Record the money with POST /payments: it pays what else is open, or is credit if you send "allocations": [].';
  if (state === 'void') return 'A void invoice stays as it is. Register another invoice.';
  return 'Nothing is due.';
}

/** Nothing undoes what had not happened yet. */
export class DateTooEarly extends InvoiceRefusal {
  readonly earliest: CalendarDate;
  constructor(what: string, earliest: CalendarDate, date: CalendarDate) {
    super(`${what} on ${earliest}, and this is dated ${date}. Send a date on or after ${earliest}.`);
    this.earliest = earliest;
  }
}

/** @param what happened on the day `earliest`, as a clause: "The payment was received". @throws DateTooEarly */
export function refuseBefore(what: string, earliest: CalendarDate, date: CalendarDate): void {
  if (date < earliest) throw new DateTooEarly(what, earliest, date);
}

export class CurrencyDiffers extends InvoiceRefusal {
  readonly invoiceCurrency: Currency;
  constructor(invoice: Currency, command: Currency) {
    super(`The invoice is in ${invoice}, and the request in ${command}. Send the amount in ${invoice}.`);
    this.invoiceCurrency = invoice;
  }
}
