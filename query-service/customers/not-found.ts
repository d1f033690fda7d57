import { Problem } from '../../platform/http/problem.ts';

export const customerNotFound = (): Problem =>
  new Problem({
    type: 'customer-not-found',
    status: 404,
    title: 'Customer not found',
    detail: 'No invoice has been registered for this customer',
  });
