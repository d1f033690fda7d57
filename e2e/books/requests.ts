// The HTTP request of each command. A date that is today is left out where the ledger dates by itself.

import type { Command, Document } from './commands.ts';

export type Request = { method: 'POST' | 'PUT'; path: string; body: object };

export function requestOf(command: Command, today: string): Request {
  const post = (path: string, body: object): Request => ({ method: 'POST', path, body });
  const dated = (field: string, on: string) => (on === today ? {} : { [field]: on });
  switch (command.kind) {
    case 'register': {
      const { invoice: invoiceId, issuedOn, dueOn, series } = command;
      const about = { invoiceId, issuedOn, dueOn, ...(series !== undefined && { series }) };
      return post('/invoices', { ...about, ...contentOf(command) });
    }
    case 'account-note': {
      const { customer, note: creditNoteId, on: issuedOn } = command;
      return post(`/customers/${customer}/credit-notes`, { creditNoteId, issuedOn, ...contentOf(command) });
    }
    case 'pay': {
      const { invoice, payment: paymentId, amount, currency, on: receivedOn } = command;
      return post(`/invoices/${invoice}/payments`, { paymentId, amount, currency, receivedOn, method: 'transfer' });
    }
    case 'pay-across': {
      const { payment: paymentId, customer: customerId, amount, currency, on: receivedOn } = command;
      const allocations = command.allocations?.map(({ invoice, amount }) => ({ invoiceId: invoice, amount }));
      const payment = { paymentId, customerId, amount, currency, receivedOn, method: 'transfer' };
      return post('/payments', { ...payment, ...(allocations && { allocations }) });
    }
    case 'reverse': {
      const { invoice, payment, amount, reversal: reversalId, on, reason } = command;
      const path = `/invoices/${invoice}/payments/${encodeURIComponent(payment)}/reversal`;
      return post(path, { amount, reversalId, reason, ...dated('reversedOn', on) });
    }
    case 'reverse-across': {
      const { payment, amount, reversal: reversalId, on, reason } = command;
      return post(`/payments/${payment}/reversal`, { amount, reversalId, reason, ...dated('reversedOn', on) });
    }
    case 'unapply': {
      const { invoice, payment, amount, unapplication: unapplicationId, on, reason } = command;
      const path = `/invoices/${invoice}/payments/${encodeURIComponent(payment)}/unapplication`;
      return post(path, { amount, unapplicationId, reason, ...dated('unappliedOn', on) });
    }
    case 'refund': {
      const { invoice, payment, refund: refundId, amount, currency, on, reason } = command;
      const path = `/invoices/${invoice}/payments/${encodeURIComponent(payment)}/refunds`;
      return post(path, { refundId, amount, currency, method: 'transfer', reason, ...dated('refundedOn', on) });
    }
    case 'reverse-refund': {
      const { invoice, refund, on, reason } = command;
      return post(`/invoices/${invoice}/refunds/${refund}/reversal`, { reason, ...dated('reversedOn', on) });
    }
    case 'credit-note': {
      const { invoice, note: creditNoteId, number, currency, on: issuedOn, reason, credited } = command;
      const what = 'amount' in credited ? credited : { lines: [{ line: 1, quantity: `${credited.pieces}` }] };
      const note = { creditNoteId, currency, issuedOn, reason, ...(number !== undefined && { number }) };
      return post(`/invoices/${invoice}/credit-notes`, { ...note, ...what });
    }
    case 'write-off':
      return post(`/invoices/${command.invoice}/write-off`, {
        reason: command.reason,
        ...dated('writtenOffOn', command.on),
      });
    case 'void':
      return post(`/invoices/${command.invoice}/void`, { reason: command.reason, ...dated('voidedOn', command.on) });
    case 'dispute': {
      const { invoice, amount, on, reason } = command;
      const body = { ...(amount !== undefined && { amount }), reason, ...dated('disputedOn', on) };
      return post(`/invoices/${invoice}/dispute`, body);
    }
    case 'resolve': {
      const { invoice, outcome, accepted, on, reason } = command;
      const body = { outcome, ...(accepted !== undefined && { accepted }), reason, ...dated('resolvedOn', on) };
      return post(`/invoices/${invoice}/dispute/resolution`, body);
    }
    case 'apply-credit': {
      const { customer, application: applicationId, invoice: invoiceId, amount, currency, on } = command;
      const body = { applicationId, invoiceId, amount, currency, ...dated('appliedOn', on) };
      return post(`/customers/${customer}/credit/applications`, body);
    }
    case 'refund-credit': {
      const { customer, refund: refundId, amount, currency, on, reason, of } = command;
      const body = { refundId, amount, currency, method: 'transfer', reason, ...dated('refundedOn', on) };
      const ofPayment = of && { of: { invoiceId: of.invoice, paymentId: of.payment } };
      return post(`/customers/${customer}/credit/refunds`, { ...body, ...ofPayment });
    }
    case 'reverse-credit-refund': {
      const { customer, refund, on, reason } = command;
      return post(`/customers/${customer}/credit/refunds/${refund}/reversal`, { reason, ...dated('reversedOn', on) });
    }
    case 'automatic-credit':
      return {
        ...{ method: 'PUT', path: `/customers/${command.customer}/credit/automatic` },
        body: { automatic: command.automatic },
      };
  }
}

function contentOf({ customer, currency, quantity, price, rate, prepaid, rounding, number }: Document): object {
  const tax = rate === 0 ? { category: 'Z', rate: '0' } : { category: 'S', rate: `${rate}` };
  return {
    ...{ customer: { id: customer, name: `Customer ${customer}` }, currency },
    lines: [{ description: 'Work', quantity: `${quantity}`, unitPrice: `${price}`, tax }],
    ...(prepaid !== 0 && { prepaid }),
    ...(rounding !== 0 && { rounding }),
    ...(number !== undefined && { number }),
  };
}
