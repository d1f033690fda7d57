import type { EventStoreDBClient } from '@eventstore/db-client';
import { type CustomerAccount, type CustomerEvent, evolveCustomer, newAccount } from '../events/customer.ts';
import type { InvoiceEvent } from '../events/invoice.ts';
import { evolve, type Invoice, unregistered } from '../events/invoice-state.ts';
import { evolvePayment, type PaymentAcrossInvoices, type PaymentEvent, unknownPayment } from '../events/payment.ts';
import { evolveName, freeName, type PaymentName, type PaymentNamed } from '../events/payment-name.ts';
import type { Clock } from './handling/command-context.ts';
import { eventStreams } from './handling/event-streams.ts';
import { type Aggregate, aggregate, type HandlingCounts } from './handling/handle-command.ts';
import { type NumberClaims, numberClaims } from './numbers/number-claims.ts';

/** The aggregates of the command side, the claims of numbers, and the clock that dates their events. */
export type Ledger = {
  invoices: Aggregate<Invoice, InvoiceEvent>;
  customers: Aggregate<CustomerAccount, CustomerEvent>;
  payments: Aggregate<PaymentAcrossInvoices, PaymentEvent>;
  names: Aggregate<PaymentName, PaymentNamed>;
  numbers: NumberClaims;
  clock: Clock;
};

/** @param counts is called for each conflict and each retry */
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
      eventStreams<PaymentAcrossInvoices, PaymentEvent>(client, 'payment', {
        initial: unknownPayment,
        evolve: evolvePayment,
      }),
      counts,
    ),
    names: aggregate(
      eventStreams<PaymentName, PaymentNamed>(client, 'name', { initial: freeName, evolve: evolveName }),
      counts,
    ),
    numbers: numberClaims(client),
    clock,
  };
}
