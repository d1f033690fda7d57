// An independent model of the books in the plainest form: a list of dated movements, made from the commands that the ledger accepted. It
// shares no code with the ledger. Debits are above 0.

export type Account = 'receivables' | 'cash' | 'customer-credit' | 'bad-debt' | 'sales';

/** `entered` numbers the commands in the order of their entry; `on` is the effective date. */
export type Movement = {
  entered: number;
  on: string;
  account: Account;
  customer: string;
  currency: string;
  invoice?: string;
  amount: number;
};

type Payment = { invoice: string; amount: number; excess: number; on: string; isCredit: boolean };
type Across = {
  customer: string;
  currency: string;
  amount: number;
  on: string;
  parts: { invoice: string; amount: number }[];
  credited: number;
};
export type Invoice = {
  id: string;
  customer: string;
  currency: string;
  issuedOn: string;
  dueOn: string;
  total: number;
  due: number;
  writtenOff: number;
  writtenOffOn: string;
};

export class Accountant {
  readonly movements: Movement[] = [];
  readonly invoices = new Map<string, Invoice>();
  readonly payments = new Map<string, Payment>();
  readonly across = new Map<string, Across>();
  entered = 0;

  register(id: string, customer: string, currency: string, total: number, issuedOn: string, dueOn: string): void {
    const invoice = { id, customer, currency, issuedOn, dueOn, total, due: total, writtenOff: 0, writtenOffOn: '' };
    this.invoices.set(id, invoice);
    this.book(invoice, issuedOn, { receivables: total, sales: -total });
  }

  pay(invoiceId: string, paymentId: string, amount: number, on: string): void {
    const invoice = this.invoice(invoiceId);
    const applied = this.settle(invoice, amount, on);
    const excess = amount - applied;
    this.payments.set(paymentId, { invoice: invoiceId, amount: applied, excess, on, isCredit: false });
    this.book(invoice, on, { cash: amount, receivables: -applied, 'customer-credit': -excess });
  }

  /** @param allocations what each invoice was to get, in order; it takes what it can */
  payAcross(paymentId: string, payer: Omit<Across, 'parts' | 'credited'>, allocations: Across['parts']): void {
    const { customer, currency, amount, on } = payer;
    const parts = allocations.map(({ invoice, amount }) => ({
      invoice,
      amount: this.settle(this.invoice(invoice), amount, on),
    }));
    const credited = amount - parts.reduce((sum, part) => sum + part.amount, 0);
    this.across.set(paymentId, { ...payer, parts, credited });
    this.book({ customer, currency }, on, { cash: amount, 'customer-credit': -credited });
    for (const part of parts) this.book(this.invoice(part.invoice), on, { receivables: -part.amount });
  }

  reverseAcross(paymentId: string, on: string): void {
    const payment = this.across.get(paymentId);
    if (payment === undefined) throw new Error(`no payment ${paymentId}`);
    this.across.delete(paymentId);
    this.book(payment, on, { cash: -payment.amount, 'customer-credit': payment.credited });
    for (const { invoice, amount } of payment.parts) this.owe(this.invoice(invoice), amount, on);
  }

  reverse(paymentId: string, on: string): void {
    const { invoice: id, amount, excess, isCredit } = this.payment(paymentId);
    this.payments.delete(paymentId);
    const invoice = this.invoice(id);
    this.owe(invoice, amount, on);
    this.book(
      invoice,
      on,
      isCredit ? { 'customer-credit': -amount } : { cash: -(amount + excess), 'customer-credit': excess },
    );
  }

  refund(paymentId: string, amount: number, on: string): void {
    const invoice = this.invoice(this.payment(paymentId).invoice);
    this.owe(invoice, amount, on);
    this.book(invoice, on, { cash: -amount });
  }

  note(invoiceId: string, amount: number, on: string): void {
    const invoice = this.invoice(invoiceId);
    const applied = this.settle(invoice, amount, on);
    this.book(invoice, on, { sales: amount, receivables: -applied, 'customer-credit': -(amount - applied) });
  }

  writeOff(invoiceId: string, on: string): void {
    const invoice = this.invoice(invoiceId);
    this.book(invoice, on, { 'bad-debt': invoice.due, receivables: -invoice.due });
    invoice.writtenOff += invoice.due;
    invoice.writtenOffOn = on > invoice.writtenOffOn ? on : invoice.writtenOffOn;
    invoice.due = 0;
  }

  void(invoiceId: string, on: string): void {
    const invoice = this.invoice(invoiceId);
    this.book(invoice, on, { receivables: -invoice.total, sales: invoice.total });
    invoice.due = 0;
  }

  applyCredit(invoiceId: string, name: string, amount: number, on: string): void {
    const invoice = this.invoice(invoiceId);
    const applied = this.settle(invoice, amount, on);
    this.payments.set(name, { invoice: invoiceId, amount: applied, excess: 0, on, isCredit: true });
    this.book(invoice, on, { 'customer-credit': applied, receivables: -applied });
  }

  refundCredit(customer: string, currency: string, amount: number, on: string): void {
    this.book({ customer, currency }, on, { 'customer-credit': amount, cash: -amount });
  }

  /** The sum of the movements that `which` chooses. */
  sum(which: (movement: Movement) => boolean): number {
    return this.movements.filter(which).reduce((sum, { amount }) => sum + amount, 0);
  }

  invoice(id: string): Invoice {
    const found = this.invoices.get(id);
    if (found === undefined) throw new Error(`no invoice ${id}`);
    return found;
  }

  private payment(id: string): Payment {
    const found = this.payments.get(id);
    if (found === undefined) throw new Error(`no payment ${id}`);
    return found;
  }

  /** What is due is settled first, then what was written off, which is no bad debt any more. @returns how much of the amount */
  private settle(invoice: Invoice, amount: number, on: string): number {
    const settled = Math.min(amount, invoice.due + invoice.writtenOff);
    const recovered = Math.max(0, settled - invoice.due);
    const since = on > invoice.writtenOffOn ? on : invoice.writtenOffOn;
    if (recovered > 0) this.book(invoice, since, { 'bad-debt': -recovered, receivables: recovered });
    invoice.writtenOff -= recovered;
    invoice.due -= settled - recovered;
    return settled;
  }

  private owe(invoice: Invoice, amount: number, on: string): void {
    invoice.due += amount;
    this.book(invoice, on, { receivables: amount });
  }

  private book(
    about: { customer: string; currency: string; id?: string },
    on: string,
    amounts: Partial<Record<Account, number>>,
  ): void {
    const { customer, currency, id } = about;
    for (const [account, amount] of Object.entries(amounts) as [Account, number][]) {
      if (amount === 0) continue;
      const of = id === undefined ? {} : { invoice: id };
      this.movements.push({ entered: this.entered, on, account, customer, currency, ...of, amount });
    }
  }
}
