import { randomUUID } from 'node:crypto';
import type { Post } from './post.ts';

const patienceMs = 60_000;

/** What chance might leave out: each way in which money moves, on customers of their own. */
export async function oneOfEach(post: Post): Promise<void> {
  const [currency, method, reason] = ['EUR', 'transfer', 'as it happens'];
  const on = '2026-02-01';
  async function register(customerId: string, more: object = {}): Promise<string> {
    const invoiceId = randomUUID();
    const lines = [{ description: 'Work', quantity: '1', unitPrice: '1000', tax: { category: 'S', rate: '19' } }];
    await certain('/invoices', {
      invoiceId,
      customer: { id: customerId, name: customerId },
      currency,
      issuedOn: on,
      dueOn: on,
      lines,
      ...more,
    });
    return invoiceId;
  }
  async function certain(path: string, body: object): Promise<void> {
    if ((await post(path, body)) === undefined) throw new Error(`${path} was refused`);
  }
  const pay = (id: string, paymentId: string, amount: number) =>
    certain(`/invoices/${id}/payments`, { paymentId, amount, currency, receivedOn: on, method });

  await certain(`/invoices/${await register('void')}/void`, { voidedOn: on, reason });
  const writtenOff = await register('written-off');
  await certain(`/invoices/${writtenOff}/write-off`, { writtenOffOn: on, reason });
  await pay(writtenOff, 'late', 500);
  const [overpaid, other] = [await register('overpaid'), await register('overpaid')];
  await pay(overpaid, 'too-much', 2_000);
  await eventually(() => post('/customers/overpaid/credit/applications', { invoiceId: other, amount: 300, currency }));
  await certain('/customers/overpaid/credit/refunds', { amount: 100, currency, method, reason });
  const bounced = await register('bounced');
  await pay(bounced, 'bounces', 1_500);
  await eventually(() => post(`/invoices/${bounced}/payments/bounces/reversal`, { reason }));
  await pay(bounced, 'stays', 100);
  await certain(`/invoices/${bounced}/payments/stays/refunds`, { amount: 50, currency, method, reason });
  await certain(`/invoices/${bounced}/credit-notes`, { amount: 90, currency, issuedOn: on, reason });
  await eventually(() =>
    post('/payments', { paymentId: 'over', customerId: 'bounced', amount: 3_000, currency, receivedOn: on, method }),
  );
  await eventually(() => post('/payments/over/reversal', { reason }));
  await eventually(() =>
    post('/payments', { paymentId: 'alone', customerId: 'unapplied', amount: 700, currency, receivedOn: on, method }),
  );
  const undone = await register('undone');
  const transfer = { paymentId: 'in-parts', customerId: 'undone', amount: 2_000, currency, receivedOn: on, method };
  await eventually(() => post('/payments', transfer));
  await eventually(() => post('/payments/in-parts/reversal', { amount: 900, reason }));
  const part = `/invoices/${undone}/payments/payments%2Fin-parts`;
  await eventually(() => post(`${part}/unapplication`, { amount: 100, reason }));
  await eventually(() => post(`${part}/reversal`, { amount: 130, reason }));
  await certain(`${part}/refunds`, { refundId: 'back', amount: 50, currency, method, reason });
  await certain(`/invoices/${undone}/refunds/back/reversal`, { reason });
  for (const prepaid of [0, 90]) await register('numbered', { series: 'LIFE-', prepaid, rounding: 2 });
  const disputed = await register('disputed');
  await certain(`/invoices/${disputed}/dispute`, { amount: 700, disputedOn: on, reason });
  await certain(`/invoices/${await register('disputed')}/dispute`, { amount: 300, disputedOn: on, reason });
  await certain(`/invoices/${disputed}/dispute/resolution`, {
    outcome: 'partly',
    accepted: 200,
    resolvedOn: on,
    reason,
  });
  await pay(disputed, 'before-the-note', 1_000);
  await certain(`/invoices/${disputed}/credit-notes`, { amount: 400, currency, issuedOn: on, reason }); // of money that paid it
  const back = { refundId: 'credit-back', amount: 100, currency, refundedOn: on, method, reason };
  await eventually(() => post('/customers/disputed/credit/refunds', back));
  await certain('/customers/disputed/credit/refunds/credit-back/reversal', { reason });
  // an invoice, its correction by a negative one, which pays it, and one that was sent by mistake; one that was prepaid beyond its total
  const line = { description: 'Work', quantity: '-1', unitPrice: '1000', tax: { category: 'S', rate: '19' } };
  const [corrected] = [await register('corrected'), await register('corrected', { lines: [line] })];
  const application = { invoiceId: corrected, amount: 1_190, currency, appliedOn: on };
  await eventually(() => post('/customers/corrected/credit/applications', application));
  const mistaken = await register('corrected', { lines: [{ ...line, quantity: '-2' }], series: 'LIFE-' });
  await certain(`/invoices/${mistaken}/void`, { voidedOn: on, reason });
  const prepaid = await register('prepaid', { prepaid: 2_000 });
  await certain(`/invoices/${prepaid}/credit-notes`, { amount: 500, currency, issuedOn: on, reason });
  // credit notes of no single invoice, one of which was returned already in part
  for (const [number, prepaid] of Object.entries({ 'BONUS-1': 0, 'BONUS-2': 90 })) {
    await certain('/customers/prepaid/credit-notes', {
      ...{ number, customer: { id: 'prepaid', name: 'Prepaid' }, currency, issuedOn: on, prepaid },
      lines: [{ ...line, quantity: '1' }],
      rounding: -1,
    });
  }
}

/** What depends on a process of the ledger is refused until that has come so far. */
async function eventually(ask: () => Promise<unknown>): Promise<void> {
  for (const end = Date.now() + patienceMs; (await ask()) === undefined; ) {
    if (Date.now() > end) throw new Error('a command is refused for ever');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
