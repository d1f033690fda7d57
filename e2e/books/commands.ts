// What is sent to the ledger, as plain data. Amounts are in minor units.

/** A document has one line: `quantity` pieces at `price`. Its total is the line with tax, less `prepaid`, plus `rounding`. */
export type Document = {
  customer: string;
  currency: string;
  quantity: number;
  price: number;
  rate: number;
  prepaid: number;
  rounding: number;
  number?: string;
};

/** With a quantity below 0, or more prepaid than its total, an invoice owes its total to the customer. */
export type Registration = Document & {
  kind: 'register';
  invoice: string;
  issuedOn: string;
  dueOn: string;
  series?: string;
};

/** A credit note of no single invoice. */
export type AccountNote = Document & { kind: 'account-note'; note: string; on: string };

export type Pay = { kind: 'pay'; invoice: string; payment: string; amount: number; currency: string; on: string };

/** Without allocations, the ledger pays the oldest due first. */
export type PayAcross = {
  kind: 'pay-across';
  payment: string;
  customer: string;
  currency: string;
  amount: number;
  on: string;
  allocations?: { invoice: string; amount: number }[];
};

/** Without an amount, all that is left is taken back. `reversal` names it. */
type Reversal = { payment: string; amount?: number; reversal?: string; on: string; reason: string };
/** Of a payment on an invoice; of a part of a payment across invoices, if it has that name. */
export type Reverse = { kind: 'reverse'; invoice: string } & Reversal;
export type ReverseAcross = { kind: 'reverse-across' } & Reversal;

/** Without an amount, all that still pays the invoice. */
export type Unapply = {
  kind: 'unapply';
  invoice: string;
  payment: string;
  amount?: number;
  unapplication?: string;
  on: string;
  reason: string;
};

export type Refund = {
  kind: 'refund';
  invoice: string;
  payment: string;
  refund: string;
  amount: number;
  currency: string;
  on: string;
  reason: string;
};

/** A refund came back. */
export type ReverseRefund = { kind: 'reverse-refund'; invoice: string; refund: string; on: string; reason: string };
export type ReverseCreditRefund = {
  kind: 'reverse-credit-refund';
  customer: string;
  refund: string;
  on: string;
  reason: string;
};

/** A credit note, by amount or by pieces of the line. */
export type CreditNote = {
  kind: 'credit-note';
  invoice: string;
  note: string;
  number?: string;
  currency: string;
  on: string;
  reason: string;
  credited: { amount: number } | { pieces: number };
};

export type WriteOff = { kind: 'write-off'; invoice: string; on: string; reason: string };
export type Void = { kind: 'void'; invoice: string; on: string; reason: string };

/** Without an amount, all that is due is disputed. */
export type Dispute = { kind: 'dispute'; invoice: string; amount?: number; on: string; reason: string };
export type Resolve = {
  kind: 'resolve';
  invoice: string;
  outcome: 'accepted' | 'rejected' | 'partly';
  accepted?: number;
  on: string;
  reason: string;
};

export type ApplyCredit = {
  kind: 'apply-credit';
  customer: string;
  application: string;
  invoice: string;
  amount: number;
  currency: string;
  on: string;
};
/** `of`: the payment whose money is paid back, which may have been before it became credit. */
export type RefundCredit = {
  kind: 'refund-credit';
  of?: { invoice: string; payment: string };
  customer: string;
  refund: string;
  amount: number;
  currency: string;
  on: string;
  reason: string;
};
export type AutomaticCredit = { kind: 'automatic-credit'; customer: string; automatic: boolean };

/** `key` is its Idempotency-Key. */
export type Command = { key: string } & (
  | Registration
  | Pay
  | PayAcross
  | Reverse
  | ReverseAcross
  | Unapply
  | Refund
  | ReverseRefund
  | CreditNote
  | AccountNote
  | WriteOff
  | Void
  | Dispute
  | Resolve
  | ApplyCredit
  | RefundCredit
  | ReverseCreditRefund
  | AutomaticCredit
);

/** The name that a payment across several invoices has on each of them. */
export const partName = (payment: string): string => `payments/${payment}`;
export const paymentOfPart = (name: string): string | undefined => /^payments\/(.*)$/.exec(name)?.[1];

/** What a command changes: its Idempotency-Key belongs to that. */
export function targetOf(command: Command): string {
  switch (command.kind) {
    case 'pay-across':
    case 'reverse-across':
      return `payment ${command.payment}`;
    case 'apply-credit':
    case 'refund-credit':
    case 'reverse-credit-refund':
    case 'automatic-credit':
    case 'account-note':
      return `customer ${command.customer}`;
    case 'reverse': {
      const across = paymentOfPart(command.payment);
      return across === undefined ? `invoice ${command.invoice}` : `payment ${across}`;
    }
    default:
      return `invoice ${command.invoice}`;
  }
}

/** The effective date. The switch of automatic credit has none. */
export function dateOf(command: Command): string | undefined {
  if (command.kind === 'register') return command.issuedOn;
  return command.kind === 'automatic-credit' ? undefined : command.on;
}
