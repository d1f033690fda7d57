import type { EventStoreDBClient } from '@eventstore/db-client';
import { type Closing, type ClosingEvent, evolveClosing, neverClosed } from '../events/closing.ts';
import { type CustomerAccount, type CustomerEvent, evolveCustomer, newAccount } from '../events/customer.ts';
import type { LedgerEvent } from '../events/event-versions.ts';
import type { InvoiceEvent } from '../events/invoice.ts';
import { evolve, type Invoice, unregistered } from '../events/invoice-state.ts';
import { evolvePayment, type PaymentAcrossInvoices, type PaymentEvent, unknownPayment } from '../events/payment.ts';
import { evolveName, freeName, type PaymentName, type PaymentNamed } from '../events/payment-name.ts';
import type { StreamKind } from '../events/streams.ts';
import { type ClosedPeriods, closedPeriods, closingValidMs } from './books/closed-periods.ts';
import type { Clock } from './handling/command-context.ts';
import { eventStreams } from './handling/event-streams.ts';
import { type Aggregate, aggregate, type HandlingCounts } from './handling/handle-command.ts';
import { type NumberClaims, numberClaims } from './numbers/number-claims.ts';

/** The aggregates of the command side, the claims of numbers, which days are closed, and the clock that dates their events. */
export type Ledger = {
  invoices: Aggregate<Invoice, InvoiceEvent>;
  customers: Aggregate<CustomerAccount, CustomerEvent>;
  payments: Aggregate<PaymentAcrossInvoices, PaymentEvent>;
  names: Aggregate<PaymentName, PaymentNamed>;
  closing: Aggregate<Closing, ClosingEvent>;
  numbers: NumberClaims;
  periods: ClosedPeriods;
  clock: Clock;
};

/**
 * @param counts is called for each conflict and each retry
 * @param validMs how long commands may be checked against a reading of which days are closed
 */
export function openLedger(
  client: EventStoreDBClient,
  clock: Clock,
  counts?: HandlingCounts,
  validMs = closingValidMs,
): Ledger {
  const periods = closedPeriods(client, validMs);
  const aggregates = <State, Event extends LedgerEvent>(
    kind: StreamKind,
    decider: { initial: State; evolve: (state: State, event: Event) => State },
  ) => aggregate(eventStreams<State, Event>(client, kind, decider), periods, counts);
  return {
    invoices: aggregates<Invoice, InvoiceEvent>('invoice', { initial: unregistered, evolve }),
    customers: aggregates<CustomerAccount, CustomerEvent>('customer', { initial: newAccount, evolve: evolveCustomer }),
    payments: aggregates<PaymentAcrossInvoices, PaymentEvent>('payment', {
      initial: unknownPayment,
      evolve: evolvePayment,
    }),
    names: aggregates<PaymentName, PaymentNamed>('name', { initial: freeName, evolve: evolveName }),
    closing: aggregates<Closing, ClosingEvent>('books', { initial: neverClosed, evolve: evolveClosing }),
    numbers: numberClaims(client),
    periods,
    clock,
  };
}
