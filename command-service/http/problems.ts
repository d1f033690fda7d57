// Maps the errors of commands to problems: the type from the class name, the status, and the fields that a caller needs to act.

import { AccessDeniedError, MaxAppendSizeExceededError } from '@eventstore/db-client';
import { StatedTotalsDiffer } from '../../events/einvoice/check-totals.ts';
import { NotAnEInvoice, XmlForbidden, XmlNotWellFormed } from '../../events/einvoice/xml/refusals.ts';
import { UnknownCurrency } from '../../events/money/currency.ts';
import { NotADecimal } from '../../events/money/decimal.ts';
import { AmountTooLarge, TooManyDigits } from '../../events/money/money.ts';
import { Problem, problemType, ruleNamed, ruleOf, Unavailable } from '../../platform/http/problems/problem.ts';
import { type ProblemMembers, problemMembers } from '../../platform/http/problems/problem-members.ts';
import { TestClockBack, TestClockTooFar } from '../../platform/process/test-clock.ts';
import { BreakerOpen } from '../../platform/resilience/breaker.ts';
import { DeadlineExceeded } from '../../platform/resilience/deadline.ts';
import { EventStoreDenied } from '../../platform/stores/access-denied.ts';
import { isEventStoreError } from '../../platform/stores/guarded-event-store.ts';
import { PeriodClosed } from '../books/refusals.ts';
import { IdempotencyKeyMissing } from '../handling/command-context.ts';
import { DateInFuture, IdempotencyKeyReused, RevisionDiffers, TooMuchContention } from '../handling/handle-command.ts';
import { Refusal, type RefusalKind } from '../handling/refusal.ts';
import { TooBusy } from '../handling/serial-queue.ts';
import { PdfNotReadable } from '../invoice/pdf/refusals.ts';

const statusOfKind: Readonly<Record<RefusalKind, number>> = { 'not-found': 404, conflict: 409, rule: 422 };

// biome-ignore lint/suspicious/noExplicitAny: the constructors differ, only the classes count here
export type Rule = abstract new (...args: any[]) => Error;

/** The status of refusals that are no subclass of Refusal; the first match counts. */
const statusOfContent: readonly (readonly [Rule, number])[] = [
  [IdempotencyKeyMissing, 400],
  [TestClockBack, 409],
  [TestClockTooFar, 422],
  [XmlNotWellFormed, 400],
  [XmlForbidden, 400],
  [PdfNotReadable, 400],
  [NotAnEInvoice, 422],
  [StatedTotalsDiffer, 422],
  [UnknownCurrency, 422],
  [NotADecimal, 422],
  [AmountTooLarge, 422],
  [TooManyDigits, 422],
  [RevisionDiffers, 412],
];

/** The status of a refusal's class; undefined for an internal error. */
function statusOf(rule: Rule): number | undefined {
  const is = (base: Rule) => rule === base || rule.prototype instanceof base;
  if (is(Refusal)) return statusOfKind[(rule as typeof Refusal).kind];
  return statusOfContent.find(([base]) => is(base))?.[1];
}

/** The problem of an error of the command side; undefined for an internal error. */
export function toProblem(error: Error): Problem | undefined {
  const status = statusOf(error.constructor as Rule);
  const type = ruleOf(error);
  if (status !== undefined) {
    return new Problem({
      type,
      status,
      title: titleOf(type),
      detail: error.message,
      extensions: membersOf(error),
    });
  }
  if (error instanceof TooBusy || error instanceof TooMuchContention) {
    return new Unavailable({ type, title: titleOf(type), detail: error.message, retryAfterSeconds: 1 });
  }
  if (error instanceof MaxAppendSizeExceededError) {
    return new Problem({
      type: 'command-too-large',
      status: 413,
      title: 'The events would be larger than the event store allows',
      detail:
        'The events of a command have at most 1 MiB together. Send a document with fewer lines or shorter texts. If an invoice was paid by thousands of payments, credit it by several notes.',
    });
  }
  if (error instanceof AccessDeniedError) {
    const detail = 'EventStoreDB denied access to this service. Nothing was recorded.';
    return storeUnavailable(detail, 30, new EventStoreDenied(error));
  }
  if (isEventStoreError(error) || error instanceof DeadlineExceeded || error instanceof BreakerOpen) {
    const detail =
      'It is unknown whether the command was recorded. Send it again with the same ids or Idempotency-Key: it is executed once.';
    return storeUnavailable(detail, error instanceof BreakerOpen ? error.retryAfterSeconds : 2, error);
  }
  return undefined;
}

/** Of the fields of an error, those that a problem may have. */
const membersOf = (error: Error): ProblemMembers =>
  Object.fromEntries(Object.entries(error).filter(([name]) => name in problemMembers));

const storeUnavailable = (detail: string, retryAfterSeconds: number, cause: Error): Unavailable =>
  new Unavailable(
    { type: 'event-store-unavailable', title: 'The event store is unavailable', detail, retryAfterSeconds },
    { cause },
  );

const unavailable = (...rules: string[]) => rules.map((rule) => ({ status: 503, type: problemType(rule) }));

const ofEveryRead = [
  { status: 409, type: problemType('event-broken') },
  ...unavailable('event-store-unavailable', 'event-unknown'),
];

const ofEveryCommand = [
  { status: 400, type: problemType('malformed-etag') },
  { status: 403, type: problemType('actor-differs') },
  { status: 413, type: problemType('command-too-large') },
  ...ofEveryRead,
  ...unavailable('too-busy', 'too-much-contention', 'clock-behind'),
];

/** "invoice-state-forbids" → "Invoice state forbids"; "pdf-not-readable" → "PDF not readable". */
const titleOf = (type: string): string =>
  `${type[0]?.toUpperCase()}${type.slice(1).replaceAll('-', ' ')}`.replace(/\b(xml|pdf)\b/gi, (name) =>
    name.toUpperCase(),
  );

/**
 * The problem types of a command's route by status, for the OpenAPI document. Those of every command are added: a reused key, a date in
 * the future or in a closed period, a stale If-Match, another actor, an unavailable event store, an unknown or broken event.
 */
export const documented = (...rules: readonly Rule[]): Record<number, string> =>
  byStatus([...typed(...rules, IdempotencyKeyReused, DateInFuture, PeriodClosed, RevisionDiffers), ...ofEveryCommand]);

/** The same of a route that reads a stream. Those of every read (an unavailable event store, an unknown or broken event) are added. */
export const documentedRead = (...rules: readonly Rule[]): Record<number, string> =>
  byStatus([...typed(...rules), ...ofEveryRead]);

const typed = (...rules: readonly Rule[]) =>
  rules.map((rule) => ({
    status: statusOf(rule) ?? (rule.prototype instanceof Unavailable ? 503 : 500),
    type: problemType(ruleNamed(rule.name)),
  }));

const byStatus = (problems: readonly { status: number; type: string }[]): Record<number, string> =>
  Object.fromEntries(
    [...Map.groupBy(problems, ({ status }) => status)].map(([status, of]) => [
      status,
      of.map(({ type }) => type).join(', '),
    ]),
  );
