import { expect } from 'vitest';
import type { InvoiceView } from '../events/invoice-view.ts';
import { get } from '../testing/http/client.ts';
import { newCustomer } from '../testing/http/requests.ts';
import type { Services } from '../testing/processes/services.ts';
import { Traffic } from './traffic.ts';

/** Does work under traffic, and checks that each acknowledged payment is there once and that all services are ready again. */
export async function underLoad(ledger: Services, work: (traffic: Traffic) => Promise<void>): Promise<void> {
  const traffic = new Traffic(ledger.commandUrl, newCustomer(), 4);
  await traffic.flows(10);
  await work(traffic);
  await traffic.flows(10);
  await traffic.stop();
  const seen = { 'ledger-position': String(traffic.position) };
  for (const [invoiceId, acknowledged] of traffic.acknowledged) {
    const { body } = await get<InvoiceView>(`${ledger.queryUrl}/invoices/${invoiceId}`, seen);
    expect(body.payments.map(({ paymentId }) => paymentId).toSorted()).toEqual([...acknowledged].toSorted());
  }
  for (const url of [ledger.commandUrl, ledger.processManagerUrl, ledger.queryUrl, ledger.projectionUrl])
    await expect.poll(async () => (await get<{ status: string }>(`${url}/readyz`)).body.status).toBe('ready');
}
