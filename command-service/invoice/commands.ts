// The list of commands on an invoice: which there are, the states in which each is allowed, and which function decides it. A command's
// own file has its type, its refusals and its decision. Time and ids are part of the command; the routes validated its shape.

import type { InvoiceEvent } from '../../events/invoice.ts';
import type { Invoice, RegisteredInvoice } from '../../events/invoice-state.ts';
import { type ApplyCreditNote, applyCreditNote } from './credit.ts';
import { type DisputeInvoice, dispute, type ResolveDispute, resolveDispute } from './dispute.ts';
import { type MarkOverdue, markOverdue } from './overdue.ts';
import {
  type AllocatePayment,
  type ApplyCustomerCredit,
  type ApplyPayment,
  allocatePayment,
  applyCustomerCredit,
  applyPayment,
} from './pay.ts';
import { type RefundPayment, type ReverseRefund, refundPayment, reverseRefund } from './refund.ts';
import type { RegisterInvoice } from './register.ts';
import { type ReversePayment, reversePayment, type UnapplyPayment, unapplyPayment } from './undo-payment.ts';
import { type VoidInvoice, voidInvoice, type WriteOff, writeOff } from './write-off.ts';

export type InvoiceCommand = RegisterInvoice | LaterCommand;

/** A command on a registered invoice. */
export type LaterCommand =
  | ApplyPayment
  | AllocatePayment
  | ApplyCustomerCredit
  | ApplyCreditNote
  | ReversePayment
  | UnapplyPayment
  | RefundPayment
  | ReverseRefund
  | WriteOff
  | VoidInvoice
  | DisputeInvoice
  | ResolveDispute
  | MarkOverdue;

export type CommandByType = { [Command in LaterCommand as Command['type']]: Command };

type Decisions = {
  [Type in keyof CommandByType]: (
    invoice: RegisteredInvoice,
    command: CommandByType[Type],
  ) => InvoiceEvent | InvoiceEvent[];
};

/** The events that each command leads to if the invoice's state allows it, without changes of state. @throws InvoiceRefusal */
export const decisions: Decisions = {
  pay: applyPayment,
  allocate: allocatePayment,
  'apply-credit': applyCustomerCredit,
  credit: applyCreditNote,
  reverse: reversePayment,
  unapply: unapplyPayment,
  refund: refundPayment,
  'reverse-refund': reverseRefund,
  'write-off': writeOff,
  void: voidInvoice,
  dispute,
  'resolve-dispute': resolveDispute,
  'mark-overdue': markOverdue,
};

export type Transitions = Record<
  Invoice['state'],
  Partial<Record<InvoiceCommand['type'], readonly Invoice['state'][]>>
>;

/** from state → command → the states it may lead to; none if the command's own rule refuses it in each case and says why. */
export const transitions = {
  unregistered: {
    register: ['open', 'paid'], // paid: if all of it was prepaid, or if it is owed to the customer
  },
  open: {
    pay: ['partially-paid', 'paid', 'written-off'], // written-off: if a part stays written off
    allocate: ['partially-paid', 'paid', 'written-off'],
    'apply-credit': ['partially-paid', 'paid', 'written-off'],
    credit: ['open', 'paid', 'written-off'],
    reverse: ['open'], // a payment that was unapplied in full
    unapply: [],
    refund: [],
    'reverse-refund': ['partially-paid', 'paid', 'written-off'],
    'write-off': ['written-off'],
    void: ['void'],
    dispute: ['open'],
    'resolve-dispute': ['open'],
    'mark-overdue': ['open'],
  },
  'partially-paid': {
    pay: ['partially-paid', 'paid', 'written-off'],
    allocate: ['partially-paid', 'paid', 'written-off'],
    'apply-credit': ['partially-paid', 'paid', 'written-off'],
    credit: ['partially-paid', 'paid', 'written-off'],
    reverse: ['open', 'partially-paid'],
    unapply: ['open', 'partially-paid'],
    refund: ['open', 'partially-paid'],
    'reverse-refund': ['partially-paid', 'paid', 'written-off'],
    'write-off': ['written-off'],
    void: [],
    dispute: ['partially-paid'],
    'resolve-dispute': ['partially-paid'],
    'mark-overdue': ['partially-paid'],
  },
  paid: {
    allocate: ['paid'], // declined
    'apply-credit': ['paid'], // declined
    credit: ['paid'], // all of it becomes the customer's credit
    void: ['void'], // an invoice of 0, or one that is owed to the customer
    reverse: ['paid', 'open', 'partially-paid'], // paid: of what became credit
    unapply: ['open', 'partially-paid'],
    refund: ['open', 'partially-paid'],
    'reverse-refund': ['paid'], // all of it becomes the customer's credit
    'resolve-dispute': ['paid'],
  },
  'written-off': {
    pay: ['written-off', 'paid'],
    allocate: ['written-off', 'paid'],
    'apply-credit': ['written-off', 'paid'],
    credit: ['written-off', 'paid'],
    reverse: ['written-off', 'open', 'partially-paid'], // written-off: of what became credit
    unapply: ['open', 'partially-paid'],
    refund: ['open', 'partially-paid'],
    'reverse-refund': ['written-off', 'paid'],
    void: [],
    'resolve-dispute': ['written-off'],
  },
  void: {
    allocate: ['void'], // declined
    'apply-credit': ['void'], // declined
    reverse: ['void'], // a payment that was unapplied in full before
    'resolve-dispute': ['void'],
  },
} as const satisfies Transitions;
