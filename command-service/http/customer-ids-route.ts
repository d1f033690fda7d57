import { Type } from 'typebox';
import { type CustomerIds, customerIds } from '../../events/customer-ids.ts';
import type { Service } from '../../platform/http/service.ts';

const Answer = Type.Object(
  {
    customerIds: Type.Enum([...customerIds], {
      description:
        'Whether the id of a customer whom an e-invoice identifies by an identifier with a scheme has the scheme: 0002:FR23342 or FR23342. A ledger never changes it',
    }),
  },
  { title: 'CustomerIds' },
);

/** Tells clients which customer id a document leads to, before they send it. */
export function customerIdsRoute(service: Service, idsOfLedger: () => Promise<CustomerIds>): void {
  service.get(
    '/customer-ids',
    {
      config: { scope: 'open' },
      schema: {
        tags: ['customers'],
        operationId: 'getCustomerIds',
        summary: 'Get how the ledger names customers after the identifiers in e-invoices',
        response: { 200: Answer },
      },
    },
    async () => ({ customerIds: await idsOfLedger() }),
  );
}
