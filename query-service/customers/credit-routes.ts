import { type Static, Type } from 'typebox';
import { CreditApplication, CreditRefund, CreditView, creditView } from '../../events/credit-view.ts';
import { type CustomerAccount, evolveCustomer, newAccount } from '../../events/customer.ts';
import { canonical } from '../../events/document/field.ts';
import { evolved } from '../../events/evolved.ts';
import { costs } from '../../platform/access/cost.ts';
import { formatPosition, LogPosition } from '../../platform/http/log-position.ts';
import { Problem } from '../../platform/http/problems/problem.ts';
import type { Service } from '../../platform/http/service.ts';
import type { Read } from '../freshness/freshness.ts';
import { viewRoute } from '../freshness/view-route.ts';
import type { BalancesStore } from '../stores/balances-store.ts';
import type { EventLog } from '../stores/event-log.ts';
import { customerBalanceFinder } from './balance.ts';
import { CustomerId } from './customer-id.ts';

const CustomerCredit = Type.Object(
  {
    ...CreditView.properties,
    revision: Type.Integer({ description: 'The revision of the last event, from 0' }),
    position: LogPosition,
  },
  { title: 'CustomerCredit', description: "A customer's credit now; amounts in minor units" },
);

const id = (description: string) => Type.String({ minLength: 1, maxLength: 110, description, ...canonical('id') });

const inCredit = 'credit/';

/** A customer's credit, its applications and refunds, at the addresses that they have in the command service. No view has them, so they are read from the log. */
export function creditRoutes(service: Service, balances: BalancesStore, log: EventLog): void {
  const { view } = balances;
  const findBalance = customerBalanceFinder(balances);
  const ofCustomer = {
    tag: 'customers',
    cost: costs.pastState,
    query: {},
    problems: {
      404: 'customer-not-found',
      503: 'view-behind, view-not-of-log, event-unknown, store-unavailable, view-not-built',
    },
  } as const;

  viewRoute(service, view, {
    ...ofCustomer,
    path: '/customers/:customerId/credit',
    operationId: 'getCustomerCredit',
    summary: "Get a customer's credit, its applications and refunds, and the credit notes on its account",
    params: CustomerId,
    hasEtag: true,
    answer: CustomerCredit,
    run: ({ params: { customerId }, read }) => read(() => creditOf(customerId)),
  });

  viewRoute(service, view, {
    ...ofCustomer,
    path: '/customers/:customerId/credit/applications/:applicationId',
    operationId: 'getCreditApplication',
    summary: 'Get an application of credit to an invoice',
    problems: { ...ofCustomer.problems, 404: 'customer-not-found, credit-application-not-found' },
    params: Type.Object({
      ...CustomerId.properties,
      applicationId: id('The id that was sent, or that was answered; the slash of "credit/…" is sent as %2F'),
    }),
    answer: CreditApplication,
    async run({ params: { customerId, applicationId }, read }) {
      const { applications } = await read(() => creditOf(customerId));
      const full = applicationId.startsWith(inCredit) ? applicationId : inCredit + applicationId;
      const found = applications.find((one) => one.applicationId === full);
      if (found === undefined) throw notFound('credit-application', 'No credit was applied under this id.');
      return found;
    },
  });

  viewRoute(service, view, {
    ...ofCustomer,
    path: '/customers/:customerId/credit/refunds/:refundId',
    operationId: 'getCreditRefund',
    summary: 'Get a refund of credit',
    problems: { ...ofCustomer.problems, 404: 'customer-not-found, credit-refund-not-found' },
    params: Type.Object({ ...CustomerId.properties, refundId: id('The id that was sent or answered') }),
    answer: CreditRefund,
    async run({ params: { customerId, refundId }, read }) {
      const { refunds } = await read(() => creditOf(customerId));
      const found = refunds.find((one) => one.refundId === refundId);
      if (found === undefined) throw notFound('credit-refund', 'No credit was refunded under this id.');
      return found;
    },
  });

  /** As of the view, which knows whether there is such a customer, or later. @throws StoreUnavailable, UnreadableEvent */
  async function creditOf(customerId: string): Promise<Read<Static<typeof CustomerCredit> | Problem>> {
    const { reached, found } = await findBalance(customerId);
    const events = await log.customer(customerId);
    const last = events.at(-1);
    if (last === undefined && found instanceof Problem) return { reached, found };
    const account = events.reduce<CustomerAccount>(
      (before, event) => evolved(evolveCustomer, before, event),
      newAccount,
    );
    const place = { revision: last?.revision ?? -1, position: formatPosition(last?.position ?? 0n) };
    return { reached, found: { ...creditView(customerId, account), ...place } };
  }
}

const notFound = (what: string, detail: string): Problem =>
  new Problem({
    type: `${what}-not-found`,
    status: 404,
    title: 'Not found',
    detail: `${detail} GET /customers/{customerId}/credit lists them.`,
  });
