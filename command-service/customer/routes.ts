import { Type } from 'typebox';
import type { CustomerAccount } from '../../events/customer.ts';
import { Customer, calendarDate } from '../../events/document/document.ts';
import { closed, text } from '../../events/document/field.ts';
import { AmountTooLarge } from '../../events/money/money.ts';
import type { Service } from '../../platform/http/http-service.ts';
import { answerFrom } from '../http/answer.ts';
import { documented } from '../http/problems.ts';
import { askerOf, CommandHeaders, envelope, nameFor, today } from '../http/request.ts';
import { CurrencyDiffers, InvoiceNotFound } from '../invoice/refusals.ts';
import { amount, clientId, currency, reason } from '../invoice/schemas.ts';
import type { Ledger } from '../ledger.ts';
import { refund, setAutomatic } from './decide.ts';
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
  const { customers, invoices, clock } = ledger;
  const tags = ['customers'];
  const response = { 200: Account };

  service.get(
    '/customers/:customerId/credit',
    {
      config: { scope: 'ledger:read' },
      schema: { tags, summary: 'What credit a customer has, and what it was spent on', params: CustomerId, response },
    },
    async (request, reply) => {
      const { customerId } = request.params;
      return answerAccount(customerId, await customers.read(customerId), reply);
    },
  );

  service.post(
    '/customers/:customerId/credit/applications',
    {
      config: {
        scope: 'payments:write',
        problems: documented(CreditExceeded, NotThisCustomersInvoice, InvoiceNotFound, CurrencyDiffers, AmountTooLarge),
      },
      schema: {
        tags,
        summary: 'Pay an invoice from credit',
        params: CustomerId,
        headers: CommandHeaders,
        body: ApplyBody,
        response: { 201: Account },
      },
    },
    async (request, reply) => {
      const asker = askerOf(request);
      const { customerId } = request.params;
      const {
        applicationId = nameFor(asker, customerId, 'application'),
        appliedOn = today(clock),
        ...application
      } = request.body;
      const { state: invoice } = await invoices.recall(application.invoiceId);
      if (invoice.state === 'unregistered') throw new InvoiceNotFound();
      if (invoice.document.customer.id !== customerId) throw new NotThisCustomersInvoice(application.invoiceId);
      if (invoice.document.currency !== application.currency) {
        throw new CurrencyDiffers(invoice.document.currency, application.currency);
      }
      const command = { applicationId: `credit/${applicationId}`, appliedOn, ...application };
      const details = envelope(asker, clock, {
        entityKey: `application:${command.applicationId}`,
        content: request.body,
        effectiveOn: appliedOn,
      });
      const outcome = await spendCredit(ledger, asker, customerId, details, command);
      return reply.code(201).send(answerAccount(customerId, outcome, reply));
    },
  );

  service.post(
    '/customers/:customerId/credit/refunds',
    {
      config: { scope: 'payments:write', problems: documented(CreditExceeded) },
      schema: {
        tags,
        summary: 'Pay credit back',
        params: CustomerId,
        headers: CommandHeaders,
        body: RefundBody,
        response: { 201: Account },
      },
    },
    async (request, reply) => {
      const asker = askerOf(request);
      const { customerId } = request.params;
      const { refundId = nameFor(asker, customerId, 'refund'), refundedOn = today(clock), ...rest } = request.body;
      const command = { refundId, refundedOn, ...rest };
      const details = envelope(asker, clock, {
        entityKey: `refund:${refundId}`,
        content: request.body,
        effectiveOn: refundedOn,
      });
      const outcome = await customers.handle(customerId, details, (account) => refund(account, command));
      return reply.code(201).send(answerAccount(customerId, outcome, reply));
    },
  );

  service.put(
    '/customers/:customerId/credit/automatic',
    {
      config: { scope: 'payments:write', problems: documented() },
      schema: {
        tags,
        summary: 'Let credit pay what is due by itself, or not',
        params: CustomerId,
        headers: CommandHeaders,
        body: AutomaticBody,
        response,
      },
    },
    async (request, reply) => {
      const asker = askerOf(request);
      const { customerId } = request.params;
      const entityKey = `automatic:${nameFor(asker, customerId, 'automatic')}`;
      const details = envelope(asker, clock, { entityKey, content: request.body, effectiveOn: today(clock) });
      const outcome = await customers.handle(customerId, details, (account) =>
        setAutomatic(account, request.body.automatic),
      );
      return answerAccount(customerId, outcome, reply);
    },
  );
}

function answerAccount(
  customerId: string,
  { state, revision, position }: { state: CustomerAccount; revision: number; position: bigint },
  reply: Parameters<typeof answerFrom>[1],
) {
  return {
    customerId,
    automatic: state.automatic,
    credit: [...state.credit].map(([currency, credit]) => ({ currency, credit })),
    applications: [...state.applications].map(([applicationId, application]) => ({ applicationId, ...application })),
    ...answerFrom({ revision, position }, reply),
  };
}
