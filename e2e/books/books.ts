// The books in the plainest form: a list of dated movements, with the invoices and payments that they are about.

import type { Change, Invoice, TakenBack } from './invoice.ts';

export type Account =
  | 'receivables'
  | 'cash'
  | 'customer-credit'
  | 'bad-debt'
  | 'revenue'
  | 'tax'
  | 'prepayments'
  | 'rounding';

/** Why receivables move. */
export type Part = 'invoiced' | 'paid' | 'credited' | 'writtenOff' | 'voided' | 'refunded';

/**
 * Debits are above 0. `entered` numbers the commands in the order of their entry; `on` is the effective date. The movements of one
 * `voucher` belong together and sum to 0.
 */
export type Movement = {
  entered: number;
  voucher: number;
  on: string;
  account: Account;
  customer: string;
  currency: string;
  amount: number;
  /** The invoice that the voucher is about. */
  subject?: string;
  invoice?: string;
  part?: Part;
  payment?: string;
};

export type Line = Pick<Movement, 'account' | 'amount' | 'invoice' | 'part' | 'payment'>;
export type Owner = { customer: string; currency: string };

/** A payment across several invoices. */
export type Across = Owner & {
  amount: number;
  on: string;
  parts: { invoice: string; amount: number }[];
  credited: number;
  /** What was taken back of the credit that it left when it came. */
  withdrawn: number;
  isReversed: boolean;
  reversals: TakenBack[];
  /** Of unapplied cash. */
  changes: Change[];
};

/** By the two clocks: what was entered by then, and effective by then. */
export type Clocks = { entered: number; on: string };
export const isKnown = (of: { entered: number; on: string }, { entered, on }: Clocks): boolean =>
  of.entered <= entered && of.on <= on;

/** With `of`, the money of that payment was paid back. */
export type CreditRefunded = Owner & {
  amount: number;
  on: string;
  of?: { invoice: string; payment: string };
  cameBackOn?: string;
};

export class Unbalanced extends Error {}

export class Books {
  readonly movements: Movement[] = [];
  readonly ofCustomer = new Map<string, Movement[]>();
  readonly invoices = new Map<string, Invoice>();
  /** Money that came in, in the order of entry; with the invoice, if it is a payment of one. */
  readonly received: (Owner & { payment: string; invoice?: string })[] = [];
  readonly across = new Map<string, Across>();
  /** By customer and name. */
  readonly creditRefunds = new Map<string, CreditRefunded>();
  /** The customers whose credit pays by itself, and the names of the payments that it made. */
  readonly automatic = new Set<string>();
  readonly paidAutomatically = new Set<string>();
  /** The last closed day; '' if none is. */
  closedThrough = '';
  /** The number of the command that is being entered. */
  entered = 0;
  private vouchers = 0;

  /** @param of an invoice, or else a customer and a currency @throws Unbalanced */
  book(of: Owner & { id?: string }, on: string, lines: readonly Line[]): void {
    this.voucher(of, on)(lines);
  }

  /** Begins a voucher, so that it comes before those of its parts. @returns books its lines */
  voucher({ customer, currency, id: subject }: Owner & { id?: string }, on: string): (lines: readonly Line[]) => void {
    const about = { entered: this.entered, voucher: this.vouchers++, on, customer, currency };
    const own = this.ofCustomer.get(customer) ?? [];
    this.ofCustomer.set(customer, own);
    return (lines) => {
      if (lines.reduce((sum, { amount }) => sum + amount, 0) !== 0) throw new Unbalanced(JSON.stringify(lines));
      for (const line of lines.filter(({ amount }) => amount !== 0)) {
        const movement = { ...about, ...(subject !== undefined && { subject }), ...line };
        this.movements.push(movement);
        own.push(movement);
      }
    };
  }

  movementsOf(customer: string): readonly Movement[] {
    return this.ofCustomer.get(customer) ?? [];
  }

  invoicesOf(customer: string): Invoice[] {
    return [...this.invoices.values()].filter((invoice) => invoice.customer === customer);
  }

  /** The customer's credit; below 0, what it owes of credit that was taken back. */
  credit({ customer, currency }: Owner): number {
    return -sum(this.movementsOf(customer), (move) => move.account === 'customer-credit' && move.currency === currency);
  }

  /** The credit that can be spent on a day: what was there on it and is there on each later day. */
  spendable(owner: Owner, day: string): number {
    const moves = this.movementsOf(owner.customer).filter(
      ({ account, currency }) => account === 'customer-credit' && currency === owner.currency,
    );
    const creditOn = (end: string) => -sum(moves, ({ on }) => on <= end);
    const laterDays = moves.map(({ on }) => on).filter((on) => on > day);
    return Math.min(...[day, ...laterDays].map(creditOn), this.credit(owner));
  }

  /** @throws if there is none: the rules refuse a command on an invoice that does not exist */
  invoice(id: string): Invoice {
    const found = this.invoices.get(id);
    if (found === undefined) throw new Error(`no invoice ${id}`);
    return found;
  }
}

/** The sum of the movements that `which` chooses. */
export const sum = (movements: readonly Movement[], which: (movement: Movement) => boolean = () => true): number =>
  movements.reduce((sum, movement) => (which(movement) ? sum + movement.amount : sum), 0);
