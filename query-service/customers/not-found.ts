import { Problem } from '../../platform/http/problem.ts';

export const customerNotFound = (): Problem =>
  new Problem({
    type: 'customer-not-found',
    status: 404,
    title: 'No such customer',
    detail: 'No invoice was registered for this customer',
  });
