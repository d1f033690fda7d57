import { Type } from 'typebox';
import type { CustomerAccount } from '../../events/customer.ts';
import { Customer, calendarDate } from '../../events/document/document.ts';
import { closed, text } from '../../events/document/field.ts';
import { AmountTooLarge } from '../../events/money/money.ts';
import type { Service } from '../../platform/http/http-service.ts';
import { envelope, nameFor, today } from '../handling/command-context.ts';
import { answerFrom, commandRoute, type Place } from '../http/command-route.ts';
import { CurrencyDiffers, InvoiceNotFound } from '../invoice/refusals.ts';
import { amount, clientId, currency, reason } from '../invoice/schemas.ts';
import type { Ledger } from '../ledger.ts';
import { refund, setAutomatic } from './decide.ts';
import { refuseForeignInvoice } from './foreign-invoice.ts';
import { CreditExceeded, NotThisCustomersInvoice } from './refusals.ts';
import { spendCredit } from './spend-credit.ts';

const CustomerId = Type.Object({ customerId: Customer.properties.id });

const ApplyBody = Type.Object(
  {
    applicationId: Type.Optional(clientId('Names the application; a second one of the same name is the same')),
    invoiceId: Type.String({ format: 'uuid' }),
    amount: amount('What comes back where less is due'),
    currency,
    appliedOn: Type.Optional(calendarDate('Today where absent')),
  },
  closed,
);
const RefundBody = Type.Object(
  {
    refundId: Type.Optional(clientId('Names the refund; a second one of the same name is the same')),
    amount: amount('What goes back to the customer'),
    currency,
    refundedOn: Type.Optional(calendarDate('Today where absent')),
    method: text(200, 'How it goes back'),
    reason,
  },
  closed,
);
const AutomaticBody = Type.Object({ automatic: Type.Boolean() }, closed);

const Account = Type.Object({
  customerId: Type.String(),
  automatic: Type.Boolean({ description: 'Whether credit pays what is due by itself' }),
  credit: Type.Array(Type.Object({ currency, credit: Type.Integer() })),
  applications: Type.Array(
    Type.Object({
      applicationId: Type.String(),
      invoiceId: Type.String(),
      currency,
      reserved: Type.Integer(),
      appliedOn: Type.String({ format: 'date' }),
      applied: Type.Optional(Type.Integer({ description: 'What the invoice took; absent while it is under way' })),
    }),
  ),
  revision: Type.Integer(),
  position: Type.String(),
});

/** A customer's credit: how it stands, where it goes. */
export function customerRoutes(service: Service, ledger: Ledger): void {
  const { customers, clock } = ledger;
  const ofCustomer = { tag: 'customers', scope: 'payments:write', params: CustomerId, answer: Account } as const;

  service.get(
    '/customers/:customerId/credit',
    {
      config: { scope: 'ledger:read' },
      schema: {
        tags: [ofCustomer.tag],
        summary: 'What credit a customer has, and what it was spent on',
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
    summary: 'Pay an invoice from credit',
    body: ApplyBody,
    problems: [CreditExceeded, NotThisCustomersInvoice, InvoiceNotFound, CurrencyDiffers, AmountTooLarge],
    async run({ context, params: { customerId }, body }) {
      const {
        applicationId: name = nameFor(context, customerId, 'application'),
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
    summary: 'Pay credit back',
    body: RefundBody,
    problems: [CreditExceeded],
    async run({ context, params: { customerId }, body }) {
      const { refundId = nameFor(context, customerId, 'refund'), refundedOn = today(clock), ...rest } = body;
      const about = { entityKey: `refund:${refundId}`, content: body, effectiveOn: refundedOn };
      const outcome = await customers.handle(customerId, envelope(context, clock, about), (account) =>
        refund(account, { refundId, refundedOn, ...rest }),
      );
      return answerOf(customerId, outcome);
    },
  });

  commandRoute(service, {
    ...ofCustomer,
    method: 'PUT',
    path: '/customers/:customerId/credit/automatic',
    name: 'set-automatic-credit',
    summary: 'Let credit pay what is due by itself, or not',
    body: AutomaticBody,
    problems: [],
    async run({ context, params: { customerId }, body }) {
      const entityKey = `automatic:${nameFor(context, customerId, 'automatic')}`;
      const about = { entityKey, content: body, effectiveOn: today(clock) };
      const outcome = await customers.handle(customerId, envelope(context, clock, about), (account) =>
        setAutomatic(account, body.automatic),
      );
      return answerOf(customerId, outcome);
    },
  });
}

const answerOf = (customerId: string, { state, ...place }: Place & { state: CustomerAccount }) => ({
  body: {
    customerId,
    automatic: state.automatic,
    credit: [...state.credit].map(([currency, credit]) => ({ currency, credit })),
    applications: [...state.applications].map(([applicationId, application]) => ({ applicationId, ...application })),
  },
  place,
});
