// What a refused command answers: the rule's name, its status, and the fields that a caller needs to act.

import { isCommandError, MaxAppendSizeExceededError } from '@eventstore/db-client';
import { UnknownCurrency } from '../events/currency.ts';
import { NotADecimal } from '../events/decimal.ts';
import { AmountTooLarge, TooManyDigits } from '../events/money.ts';
import { StatedTotalsDiffer } from '../events/ubl/check-totals.ts';
import {
  BuyerNotIdentified,
  ElementInvalid,
  ElementMissing,
  ElementRepeated,
  OtherKindOfDocument,
  XmlForbidden,
  XmlNotWellFormed,
} from '../events/ubl/xml/refusals.ts';
import { Problem, problemType, ruleNamed, ruleOf, Unavailable } from '../platform/problem.ts';
import * as customer from './customer/refusals.ts';
import { IdempotencyKeyReused, RevisionDiffers, TooMuchContention } from './handle-command.ts';
import * as invoice from './invoice/refusals.ts';
import { TooBusy } from './one-at-a-time.ts';
import * as payment from './payment/refusals.ts';

// biome-ignore lint/suspicious/noExplicitAny: the constructors differ, only their names and instances count here
type Refusal = abstract new (...args: any[]) => Error;

const refusals: Readonly<Record<number, readonly Refusal[]>> = {
  400: [XmlNotWellFormed, XmlForbidden],
  404: [invoice.InvoiceNotFound, invoice.NoSuchPayment, payment.PaymentNotFound],
  409: [
    invoice.InvoiceStateForbids,
    invoice.PaymentAlreadyReversed,
    invoice.VoidAfterSettlement,
    customer.CreditAlreadySpent,
    payment.PaymentStateForbids,
    payment.ReversalRefused,
    IdempotencyKeyReused,
  ],
  412: [RevisionDiffers],
  422: [
    invoice.CurrencyDiffers,
    invoice.NegativeAmountDue,
    invoice.DueBeforeIssued,
    invoice.TaxRateForbidden,
    invoice.RefundExceedsPayment,
    invoice.CreditIsNotRefundable,
    invoice.CreditExceedsInvoice,
    invoice.NoSuchLine,
    invoice.CreditNoteOfAnotherInvoice,
    OtherKindOfDocument,
    ElementMissing,
    ElementInvalid,
    ElementRepeated,
    BuyerNotIdentified,
    StatedTotalsDiffer,
    invoice.NothingToCredit,
    invoice.NotYetDue,
    invoice.NumberAndSeries,
    customer.CreditExceeded,
    customer.NotThisCustomersInvoice,
    payment.AllocationsExceedPayment,
    payment.InvoiceAllocatedTwice,
    UnknownCurrency,
    NotADecimal,
    AmountTooLarge,
    TooManyDigits,
  ],
};

/** How the errors of the command side answer; undefined for a fault of ours. */
export function toProblem(error: Error): Problem | undefined {
  for (const [status, classes] of Object.entries(refusals)) {
    if (!classes.some((refusal) => error instanceof refusal)) continue;
    const type = ruleOf(error);
    return new Problem({
      type,
      status: Number(status),
      title: titleOf(type),
      detail: error.message,
      extensions: { ...error },
    });
  }
  if (error instanceof TooBusy || error instanceof TooMuchContention) {
    return new Unavailable({
      type: ruleOf(error),
      title: titleOf(ruleOf(error)),
      detail: error.message,
      retryAfterSeconds: 1,
    });
  }
  if (error instanceof MaxAppendSizeExceededError) {
    return new Problem({
      type: 'command-too-large',
      status: 413,
      title: 'The event store takes no event as large as this',
    });
  }
  if (isCommandError(error)) {
    return new Unavailable(
      {
        type: 'event-store-unavailable',
        title: 'The event store does not answer',
        detail:
          'Whether the command was recorded is unknown. Send it again with the same ids or Idempotency-Key: it happens once.',
        retryAfterSeconds: 2,
      },
      { cause: error },
    );
  }
  return undefined;
}

/** "invoice-state-forbids" → "Invoice state forbids". */
const titleOf = (type: string): string => `${type[0]?.toUpperCase()}${type.slice(1).replaceAll('-', ' ')}`;

/**
 * The rules that a route's command may break, for the OpenAPI document: by status, in words that name each problem type.
 * Those that every command may break (a reused key, a stale If-Match, the event store away) are added.
 */
export function documented(...rules: readonly Refusal[]): Record<number, string> {
  const types = Object.entries(refusals).flatMap(([status, classes]) =>
    [...rules, IdempotencyKeyReused, RevisionDiffers]
      .filter((rule) => classes.includes(rule))
      .map((rule) => ({ status, type: problemType(ruleNamed(rule.name)) })),
  );
  const byStatus = Map.groupBy(
    [...types, { status: '503', type: problemType('event-store-unavailable') }],
    ({ status }) => status,
  );
  return Object.fromEntries([...byStatus].map(([status, of]) => [status, of.map(({ type }) => type).join(', ')]));
}
