import { Type } from 'typebox';
import { Customer } from '../../events/document/document.ts';
import { Problem } from '../../platform/http/problems/problem.ts';

/** The path of a customer. */
export const CustomerId = Type.Object({ customerId: Customer.properties.id });

export const customerNotFound = (): Problem =>
  new Problem({
    type: 'customer-not-found',
    status: 404,
    title: 'Customer not found',
    detail:
      'This customer has no invoice, no payment and no credit. Check the id: GET /customers lists all customers. If something was recorded just now, send its position as Ledger-Position.',
  });
