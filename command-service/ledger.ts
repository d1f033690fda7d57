import type { EventStoreDBClient } from '@eventstore/db-client';
import { type CustomerAccount, type CustomerEvent, evolveCustomer, newAccount } from '../events/customer.ts';
import type { InvoiceEvent } from '../events/invoice.ts';
import { evolve, type Invoice, unregistered } from '../events/invoice-state.ts';
import { evolvePayment, type PaymentEvent, type PaymentOverInvoices, unknownPayment } from '../events/payment.ts';
import type { Clock } from './handling/command-context.ts';
import { eventStreams } from './handling/event-streams.ts';
import { type Aggregate, aggregate, type HandlingCounts } from './handling/handle-command.ts';

/** What the command side decides about, and the clock that dates it. */
export type Ledger = {
  invoices: Aggregate<Invoice, InvoiceEvent>;
  customers: Aggregate<CustomerAccount, CustomerEvent>;
  payments: Aggregate<PaymentOverInvoices, PaymentEvent>;
  clock: Clock;
};

/** @param counts told what handling commands came upon */
export function openLedger(client: EventStoreDBClient, clock: Clock, counts?: HandlingCounts): Ledger {
  return {
    invoices: aggregate(
      eventStreams<Invoice, InvoiceEvent>(client, 'invoice', { initial: unregistered, evolve }),
      counts,
    ),
    customers: aggregate(
      eventStreams<CustomerAccount, CustomerEvent>(client, 'customer', { initial: newAccount, evolve: evolveCustomer }),
      counts,
    ),
    payments: aggregate(
      eventStreams<PaymentOverInvoices, PaymentEvent>(client, 'payment', {
        initial: unknownPayment,
        evolve: evolvePayment,
      }),
      counts,
    ),
    clock,
  };
}
