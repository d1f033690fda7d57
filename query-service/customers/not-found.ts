import { Problem } from '../../platform/http/problem.ts';

export const customerNotFound = (): Problem =>
  new Problem({
    type: 'customer-not-found',
    status: 404,
    title: 'Customer not found',
    detail:
      'This customer has no invoice, no payment and no credit. Check the id: GET /customers lists all customers. If something was recorded just now, send its position as Ledger-Position.',
  });
