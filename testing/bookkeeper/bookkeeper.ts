// An independent bookkeeper: adds up all balances from the messages of the ledger, and from nothing else. It knows what
// docs/integration-events.md says ("How to add up all balances"), and shares no code with the ledger.

import { Accounts } from './accounts.ts';
import type { Data, Message } from './messages.ts';

export type Invoice = {
  customer: string;
  currency: string;
  number: string | undefined;
  due: number;
  state: string;
  disputed: number;
  totals: NonNullable<Data['totals']>;
  /** Which payments were received for this invoice alone, and how much of each was too much. */
  received: Map<string, number>;
};

export class Bookkeeper {
  readonly invoices = new Map<string, Invoice>();
  /** Of each customer in each currency. */
  readonly credit = new Map<string, number>();
  readonly accounts = new Accounts();
  /** The numbers that series allocated, by invoice. */
  readonly allocated = new Map<string, string>();
  closedThrough: string | undefined;
  /** How many messages of each subject were read. */
  readonly #read = new Map<string, number>();
  readonly #currencies = new Map<string, string>();

  /** Reads the next message of its subject. One that was read already changes nothing. @throws if one is missing, or does not add up */
  read({ type, subject, sequence, data }: Message): void {
    const expected = this.#read.get(subject) ?? 0;
    if (sequence < expected) return;
    if (sequence > expected) throw new Error(`${subject}: message ${sequence} came, but ${expected} was expected`);
    this.#read.set(subject, expected + 1);
    if (subject.startsWith('customer-')) this.#ofCustomer(type, subject.slice('customer-'.length), data);
    else if (subject.startsWith('payment-')) this.#ofPayment(type, subject, data);
    else if (subject.startsWith('series-')) this.#ofSeries(subject, expected + 1, data);
    else if (subject === 'books-closing') this.closedThrough = data.closedThrough;
    else this.#ofInvoice(type, subject, data);
  }

  #ofInvoice(type: string, id: string, data: Data): void {
    if (type === 'InvoiceRegistered') this.invoices.set(id, registered(data));
    const invoice = this.invoices.get(id);
    if (invoice === undefined) throw new Error(`${type} of an invoice that was not registered: ${id}`);
    const moved = movements(type, invoice, data);
    for (const [account, amount] of Object.entries(moved)) this.accounts.add(invoice.currency, account, amount);
    invoice.due += moved.receivables ?? 0;
    if (invoice.due !== data.amountDue)
      throw new Error(`${id}: ${invoice.due} is due, but ${type} says ${data.amountDue}`);
    invoice.state = stateAfter[type] ?? invoice.state;
    if (type === 'InvoiceDisputed') invoice.disputed = data.amount ?? 0;
    if (type === 'DisputeResolved') invoice.disputed = 0;
  }

  #ofCustomer(type: string, customer: string, data: Data): void {
    const { currency = '', amount = 0, credit = 0, totals = data.document?.totals } = data;
    const effect = effectOnCredit[type];
    if (effect === undefined) return;
    const [sign, other] = effect;
    const key = `${customer} ${currency}`;
    const after = (this.credit.get(key) ?? 0) + sign * amount;
    if (after !== credit) throw new Error(`${key}: the credit is ${after}, but ${type} says ${credit}`);
    this.credit.set(key, after);
    this.accounts.add(currency, 'customer-credit', -sign * amount);
    const others = other === 'document' ? takenBack(amount, totals) : { [other]: sign * amount };
    for (const [account, moved] of Object.entries(others)) this.accounts.add(currency, account, moved);
  }

  #ofPayment(type: string, subject: string, { currency, amount = 0 }: Data): void {
    if (currency !== undefined) this.#currencies.set(subject, currency);
    const sign = { PaymentReceived: 1, PaymentReversalCompleted: -1 }[type];
    if (sign === undefined) return; // the parts are on the invoices and on the customer
    const of = this.#currencies.get(subject) ?? '';
    this.accounts.add(of, 'cash', sign * amount);
    this.accounts.add(of, 'in-transit', -sign * amount);
  }

  #ofSeries(subject: string, next: number, { sequence, invoiceId = '', number = '' }: Data): void {
    if (sequence !== next) throw new Error(`${subject}: ${sequence} was allocated, but ${next} is next`);
    this.allocated.set(invoiceId, number);
  }
}

function registered({ customer, currency = '', number, totals }: Data): Invoice {
  if (customer === undefined || totals === undefined) throw new Error('the invoice has no customer, or no totals');
  return { customer: customer.id, currency, number, due: 0, state: 'open', disputed: 0, totals, received: new Map() };
}

/** What a credit note of this amount takes back: debits above 0, credits below. */
function takenBack(amount: number, totals: Partial<Data['totals']>, refunded = 0): Record<string, number> {
  if (totals === undefined) throw new Error('the credit note has no totals');
  const { taxExclusive = 0, tax = 0, prepaid = 0 } = totals;
  const returned = prepaid - refunded;
  return { revenue: taxExclusive, tax, rounding: amount + returned - taxExclusive - tax, prepayments: -returned };
}

/** What an event of an invoice adds to each account: debits above 0, credits below. */
function movements(type: string, invoice: Invoice, data: Data): Record<string, number> {
  const { amount = 0, excess = 0, withdrawn: owed = 0, paymentId = '' } = data;
  const { payable, prepaid, taxExclusive, tax, rounding = 0 } = invoice.totals;
  switch (type) {
    case 'InvoiceRegistered':
      return {
        ...{ receivables: payable + excess, 'in-transit': -excess },
        ...{ prepayments: prepaid, revenue: -taxExclusive, tax: -tax, rounding: -rounding },
      };
    case 'AmountVoided':
      return {
        ...{ receivables: -payable - owed, 'in-transit': owed },
        ...{ prepayments: -prepaid, revenue: taxExclusive, tax, rounding },
      };
    case 'PaymentApplied':
      if (paymentId.startsWith('payments/')) return { receivables: -amount, 'in-transit': amount };
      invoice.received.set(paymentId, excess);
      return { cash: amount + excess, receivables: -amount, 'in-transit': -excess };
    case 'CustomerCreditApplied':
      return { receivables: -amount, 'in-transit': amount };
    case 'PaymentReversed': {
      const tooMuch = invoice.received.get(paymentId);
      if (tooMuch === undefined) return { receivables: amount, 'in-transit': -amount };
      const { withdrawn = tooMuch } = data;
      return { receivables: amount, 'in-transit': withdrawn, cash: -amount - withdrawn };
    }
    case 'PaymentUnapplied':
      return { receivables: amount, 'in-transit': -amount };
    case 'PaymentRefunded':
      return { receivables: amount, cash: -amount };
    case 'RefundReversed':
      return { receivables: -amount, cash: amount };
    case 'CreditNoteApplied': {
      const taxes = data.taxes ?? [];
      const credited = {
        taxExclusive: sum(taxes.map(({ taxable }) => taxable)),
        tax: sum(taxes.map(({ tax }) => tax)),
      };
      // a note that came as a document has totals of its own
      const back = takenBack(amount + excess, data.totals ?? data.document?.totals ?? credited, data.refunded);
      return { receivables: -amount, 'in-transit': -excess, ...back };
    }
    case 'AmountWrittenOff':
      return { 'bad-debt': amount, receivables: -amount };
    case 'WriteOffRecovered':
      return { 'bad-debt': -amount, receivables: amount };
    default:
      return {};
  }
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

const stateAfter: Readonly<Record<string, string>> = {
  InvoiceReopened: 'open',
  InvoicePartiallyPaid: 'partially-paid',
  InvoicePaid: 'paid',
  InvoiceWrittenOff: 'written-off',
  InvoiceVoided: 'void',
};

/** More or less credit, and the account on the other side; of a document, those that its totals name. */
const effectOnCredit: Readonly<Record<string, readonly [1 | -1, 'in-transit' | 'cash' | 'document']>> = {
  CreditGranted: [1, 'in-transit'],
  CreditApplicationCompleted: [1, 'in-transit'],
  CreditReserved: [-1, 'in-transit'],
  CreditWithdrawn: [-1, 'in-transit'],
  CreditRefunded: [-1, 'cash'],
  CreditRefundReversed: [1, 'cash'],
  CreditNoteRegistered: [1, 'document'],
};
