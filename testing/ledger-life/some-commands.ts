import { randomUUID } from 'node:crypto';
import type { Post } from './post.ts';

/** Commands on a few customers, invoices and payments, so that they meet. */
export function someCommands(post: Post, random: () => number) {
  const invoices: { id: string; customerId: string; currency: string; payments: string[] }[] = [];
  const payments: string[] = [];
  const upTo = (n: number) => Math.floor(random() * n);
  const one = <T>(of: readonly T[]): T | undefined => of[upTo(of.length)];
  const date = (day: number) => `2026-0${1 + upTo(4)}-${String(day + upTo(15)).padStart(2, '0')}`;
  const amount = () => 1 + upTo(8_000);
  const reason = 'as it happens';

  async function register(): Promise<void> {
    const customerId = `c${upTo(5)}`;
    const currency = random() < 0.8 ? 'EUR' : 'JPY';
    const issuedOn = date(1);
    const invoiceId = randomUUID();
    const answer = await post('/invoices', {
      invoiceId,
      number: `INV-${String(invoices.length).padStart(3, '0')}`,
      customer: { id: customerId, name: customerId.toUpperCase() },
      currency,
      issuedOn,
      dueOn: `2026-0${Number(issuedOn.slice(6, 7)) + 1}-10`,
      lines: [
        { description: 'Work', quantity: '1', unitPrice: String(500 + amount()), tax: { category: 'S', rate: '19' } },
        { description: 'Books', quantity: '2', unitPrice: String(100 + upTo(900)), tax: { category: 'S', rate: '7' } },
      ],
      ...(random() < 0.2 && { prepaid: 100 }),
      ...(random() < 0.2 && { rounding: upTo(5) - 2 }),
    });
    if (answer) invoices.push({ id: invoiceId, customerId, currency, payments: [] });
  }

  async function next(): Promise<void> {
    const invoice = one(invoices);
    if (invoice === undefined || random() < 0.2) return register();
    const { id, customerId, currency } = invoice;
    const paymentId = randomUUID();
    const payment = {
      paymentId,
      amount: amount(),
      currency,
      receivedOn: date(14),
      method: 'transfer',
      reference: `r${upTo(9)}`,
    };
    const known = one(invoice.payments) ?? paymentId;
    const what = random();
    if (what < 0.35) {
      if (await post(`/invoices/${id}/payments`, payment)) invoice.payments.push(paymentId);
    } else if (what < 0.45) {
      if (await post('/payments', { ...payment, amount: amount() * 2, customerId })) payments.push(paymentId);
    } else if (what < 0.55) {
      await post(`/invoices/${id}/credit-notes`, { amount: amount(), currency, issuedOn: date(14), reason });
    } else if (what < 0.63) {
      await post(`/invoices/${id}/payments/${known}/reversal`, { reversedOn: date(14), reason });
    } else if (what < 0.7) {
      const refund = { amount: 1 + upTo(500), currency, refundedOn: date(14), method: 'transfer', reason };
      await post(`/invoices/${id}/payments/${known}/refunds`, refund);
    } else if (what < 0.75) {
      await post(`/invoices/${id}/write-off`, { writtenOffOn: date(14), reason });
    } else if (what < 0.78) {
      await post(`/invoices/${id}/void`, { voidedOn: date(14), reason });
    } else if (what < 0.88) {
      const application = { invoiceId: id, amount: 1 + upTo(2_000), currency, appliedOn: date(14) };
      await post(`/customers/${customerId}/credit/applications`, application);
    } else if (what < 0.92) {
      const refund = { amount: 1 + upTo(1_000), currency, refundedOn: date(14), method: 'transfer', reason };
      await post(`/customers/${customerId}/credit/refunds`, refund);
    } else if (what < 0.98) {
      await post(`/payments/${one(payments) ?? paymentId}/reversal`, { reversedOn: date(14), reason });
    } else {
      await post(`/customers/${customerId}/credit/automatic`, { automatic: random() < 0.5 }, 'PUT');
    }
  }
  return { next };
}
