import { Type } from 'typebox';
import { CreditView, creditView } from '../../events/credit-view.ts';
import type { CustomerAccount } from '../../events/customer.ts';
import { Customer } from '../../events/document/document.ts';
import { closed, uuid } from '../../events/document/field.ts';
import { AmountTooLarge } from '../../events/money/money.ts';
import type { Service } from '../../platform/http/http-service.ts';
import { LogPosition } from '../../platform/http/log-position.ts';
import { envelope, IdempotencyKeyMissing, nameFor, repeatableName, today } from '../handling/command-context.ts';
import { answerFrom, commandRoute, type Place } from '../http/command-route.ts';
import { withExample } from '../http/examples.ts';
import { documentedRead } from '../http/problems.ts';
import { CreditIsNotRefundable, RefundExceedsPayment } from '../invoice/refund.ts';
import { CurrencyDiffers, DateTooEarly, InvoiceNotFound } from '../invoice/refusals.ts';
import {
  amount,
  clientId,
  currency,
  knownId,
  orToday,
  PaymentOfInvoice,
  RefundBody,
  ReverseRefundBody,
} from '../invoice/schemas.ts';
import { NoSuchPayment } from '../invoice/undo-payment.ts';
import type { Ledger } from '../ledger.ts';
import { creditedMoney } from './credited-money.ts';
import { refund, reverseRefund, setAutomatic } from './decide.ts';
import { refuseForeignInvoice } from './foreign-invoice.ts';
import {
  CreditCameLater,
  CreditExceeded,
  CreditRefundAlreadyReversed,
  NoSuchCreditRefund,
  NotThisCustomersInvoice,
} from './refusals.ts';
import { spendCredit } from './spend-credit.ts';

export const CustomerId = Type.Object({ customerId: Customer.properties.id });
const RefundOfCustomer = Type.Object({
  ...CustomerId.properties,
  refundId: knownId,
});

const ApplyBody = Type.Object(
  {
    applicationId: Type.Optional(
      clientId('Identifies the application; sending it again with the same id applies the credit once'),
    ),
    invoiceId: uuid(),
    amount: amount(
      'The most that is applied, to what is due and then to what was written off; the remainder stays credit',
    ),
    currency,
    appliedOn: orToday,
  },
  { ...withExample('CreditApplicationRequest'), ...closed },
);
const RefundCreditBody = Type.Object(
  {
    ...RefundBody.properties,
    of: Type.Optional(
      Type.Object(PaymentOfInvoice.properties, {
        ...closed,
        description:
          'The payment whose money is paid back. The refund may then be dated before that money became credit, from the day on which it was received',
      }),
    ),
  },
  { ...withExample('CreditRefundRequest'), ...closed },
);
const AutomaticBody = Type.Object(
  { automatic: Type.Boolean() },
  { ...withExample('AutomaticCreditRequest'), ...closed },
);

export const Account = Type.Object(
  {
    ...CreditView.properties,
    revision: Type.Integer({ description: 'The revision of the last event, from 0' }),
    position: LogPosition,
  },
  { title: 'CustomerCredit' },
);

/** Why credit cannot be spent on, or because of, an invoice. */
const spending = [CreditExceeded, CreditCameLater, NotThisCustomersInvoice, InvoiceNotFound, CurrencyDiffers];

/** A customer's credit: its balance, its applications to invoices, refunds of it. */
export function customerRoutes(service: Service, ledger: Ledger): void {
  const { customers, clock } = ledger;
  const ofCustomer = { tag: 'customers', scope: 'payments:write', params: CustomerId, answer: Account } as const;

  service.get(
    '/customers/:customerId/credit',
    {
      config: { scope: 'ledger:read', answers: ['etag', 'ledger-position'], problems: documentedRead() },
      schema: {
        tags: [ofCustomer.tag],
        operationId: 'getCustomerCredit',
        summary: "Show a customer's credit, its applications and refunds",
        params: CustomerId,
        response: { 200: Account },
      },
    },
    async (request, reply) => {
      const { customerId } = request.params;
      const { body, place } = answerOf(customerId, await customers.read(customerId));
      return { ...body, ...answerFrom(place, reply) };
    },
  );

  commandRoute(service, {
    ...ofCustomer,
    path: '/customers/:customerId/credit/applications',
    name: 'spend-credit',
    operationId: 'applyCredit',
    summary: "Apply a customer's credit to an invoice",
    body: ApplyBody,
    problems: [...spending, IdempotencyKeyMissing, AmountTooLarge],
    async run({ context, params: { customerId }, body }) {
      const {
        applicationId: name = repeatableName(context, 'applicationId', customerId, 'application'),
        appliedOn = today(clock),
        ...application
      } = body;
      await refuseForeignInvoice(ledger, customerId, application);
      const applicationId = `credit/${name}`;
      const about = { entityKey: `application:${applicationId}`, content: body, effectiveOn: appliedOn };
      const command = { applicationId, appliedOn, ...application };
      const details = envelope(context, clock, about);
      return answerOf(customerId, await spendCredit(ledger, context, customerId, details, command));
    },
  });

  commandRoute(service, {
    ...ofCustomer,
    path: '/customers/:customerId/credit/refunds',
    name: 'refund-credit',
    operationId: 'refundCredit',
    summary: 'Refund credit to the customer',
    body: RefundCreditBody,
    problems: [
      ...spending,
      IdempotencyKeyMissing,
      NoSuchPayment,
      CreditIsNotRefundable,
      RefundExceedsPayment,
      DateTooEarly,
    ],
    async run({ context, params: { customerId }, body }) {
      const {
        refundId = repeatableName(context, 'refundId', customerId, 'refund'),
        refundedOn = today(clock),
        of,
        ...rest
      } = body;
      const about = { entityKey: `refund:${refundId}`, content: body, effectiveOn: refundedOn };
      const money = of && (await creditedMoney(ledger, customerId, { ...of, currency: rest.currency }));
      const command = { refundId, refundedOn, ...rest };
      const outcome = await customers.handle(customerId, envelope(context, clock, about), (account) =>
        refund(account, command, money),
      );
      return answerOf(customerId, outcome);
    },
  });

  commandRoute(service, {
    ...ofCustomer,
    path: '/customers/:customerId/credit/refunds/:refundId/reversal',
    params: RefundOfCustomer,
    name: 'reverse-credit-refund',
    operationId: 'reverseCreditRefund',
    summary: 'Record that a refund of credit came back: it is credit again',
    body: ReverseRefundBody,
    problems: [NoSuchCreditRefund, CreditRefundAlreadyReversed, DateTooEarly, AmountTooLarge],
    async run({ context, params: { customerId, refundId }, body }) {
      const { reversedOn = today(clock), reason } = body;
      const entityKey = `refund-reversal:${refundId}`;
      const about = { entityKey, isOnce: true, content: body, effectiveOn: reversedOn };
      const outcome = await customers.handle(customerId, envelope(context, clock, about), (account) =>
        reverseRefund(account, { refundId, reversedOn, reason }),
      );
      return answerOf(customerId, outcome);
    },
  });

  commandRoute(service, {
    ...ofCustomer,
    method: 'PUT',
    path: '/customers/:customerId/credit/automatic',
    name: 'set-automatic-credit',
    operationId: 'setAutomaticCredit',
    summary: 'Switch automatic application of credit on or off',
    body: AutomaticBody,
    problems: [],
    async run({ context, params: { customerId }, body }) {
      const entityKey = `automatic:${nameFor(context, customerId, 'automatic')}`;
      const about = { entityKey, content: body, effectiveOn: today(clock) };
      const outcome = await customers.handle(customerId, envelope(context, clock, about), () =>
        setAutomatic(body.automatic),
      );
      return answerOf(customerId, outcome);
    },
  });
}

export const answerOf = <Of extends Place>(
  customerId: string,
  { state, ...place }: Of & { state: CustomerAccount },
) => ({
  body: creditView(customerId, state),
  place,
});
