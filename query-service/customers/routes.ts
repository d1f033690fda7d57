import { Type } from 'typebox';
import { Customer } from '../../events/document.ts';
import { LogPositionHeader } from '../../platform/log-position.ts';
import { Problem } from '../../platform/problem.ts';
import type { Service } from '../../platform/service.ts';
import type { BalancesStore } from '../balances-store.ts';
import { readView } from '../freshness.ts';
import { CustomerBalance, customerBalanceFinder } from './balance.ts';

export function customerRoutes(service: Service, { db, view }: BalancesStore): void {
  const findBalance = customerBalanceFinder(db);
  service.get(
    '/customers/:id/balance',
    {
      config: { problems: { 404: 'customer-not-found', 503: 'view-behind, store-unavailable, view-not-built' } },
      schema: {
        tags: ['customers'],
        summary: 'What a customer owes, and why',
        params: Type.Object({ id: Customer.properties.id }),
        headers: LogPositionHeader,
        response: { 200: CustomerBalance },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      const balance = await readView(view, request, reply, () => findBalance(id));
      if (balance) return balance;
      throw new Problem({
        type: 'customer-not-found',
        status: 404,
        title: 'No such customer',
        detail: 'No invoice was registered for this customer',
      });
    },
  );
}
