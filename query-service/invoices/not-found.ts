import { Problem } from '../../platform/http/problems/problem.ts';

export const invoiceNotFound = (id: string): Problem =>
  new Problem({
    type: 'invoice-not-found',
    status: 404,
    title: 'Invoice not found',
    detail: `There is no invoice ${id}. GET /invoices lists the invoices; if it was registered just now, send its position as Ledger-Position.`,
  });
