// A dispute from end to end, through both APIs of the real processes.

import { describe, expect, inject, it } from 'vitest';
import type { InvoiceView } from '../events/invoice-view.ts';
import { type Answer, after, get, type Problem, post, send } from '../testing/http/client.ts';
import { invoiceOf, newCustomer, paymentOf } from '../testing/http/requests.ts';

const ledger = inject('ledger');

type Event = { type: string; effectiveOn: string; change: Record<string, unknown> };

const command = async <Body = InvoiceView>(path: string, body: object): Promise<Answer<Body>> => {
  const headers = { 'idempotency-key': crypto.randomUUID() };
  const answer = await post<Body>(ledger.commandUrl + path, body, headers);
  expect((await post<Body>(ledger.commandUrl + path, body, headers)).text).toBe(answer.text);
  return answer;
};
const viewed = async <Body>(path: string, written: Answer<unknown>) =>
  (await get<Body>(ledger.queryUrl + path, after(written))).body;

describe('a disputed invoice', () => {
  const customer = newCustomer();
  const [disputed, other] = [invoiceOf(10_000, customer), invoiceOf(4_000, customer)];
  const path = `/invoices/${disputed.invoiceId}`;

  it('says so in the answer, in the list, in the history and in the difference', async () => {
    await command('/invoices', disputed);
    const answer = await command(`${path}/dispute`, { amount: 3_000, disputedOn: '2026-11-25', reason: 'damaged' });
    const dispute = { state: 'open', amountDue: 10_000, disputed: 3_000, disputedOn: '2026-11-25' };
    expect(answer).toMatchObject({ status: 201, body: { ...dispute, disputeReason: 'damaged' } });
    expect(await viewed(path, answer)).toMatchObject(dispute);
    const list = await viewed<{ invoices: object[] }>(`/invoices?customer=${customer}&disputed=true`, answer);
    expect(list.invoices).toMatchObject([dispute]);
    const { events } = await viewed<{ events: Event[] }>(`${path}/history`, answer);
    expect(events.at(-1)).toMatchObject({
      type: 'InvoiceDisputed',
      effectiveOn: '2026-11-25',
      change: { amount: 3_000, reason: 'damaged' },
    });
    const { differences } = await viewed<{ differences: object[] }>(`${path}/difference?from=0&to=1`, answer);
    expect(differences).toContainEqual({ pointer: '/disputed', after: 3_000 });
  });

  it('refuses a second dispute, and names the amount in dispute', async () => {
    const refused = await post<Problem & { disputed: number }>(`${ledger.commandUrl}${path}/dispute`, {
      reason: 'late',
    });
    expect(refused).toMatchObject({ status: 409, body: { disputed: 3_000 } });
    expect(refused.body.type).toMatch(/already-disputed$/);
  });

  it('is paid from credit by itself up to the disputed amount, and beyond it once the dispute is resolved', async () => {
    await command('/invoices', other);
    await command(`/invoices/${other.invoiceId}/payments`, paymentOf(4_000 + 12_000));
    const automatic = `${ledger.commandUrl}/customers/${customer}/credit/automatic`;
    expect((await send('PUT', automatic, { automatic: true })).status).toBe(200);
    const now = async () => (await get<InvoiceView>(`${ledger.queryUrl}${path}`)).body;
    await expect.poll(now).toMatchObject({ paid: 7_000, amountDue: 3_000, disputed: 3_000 });
    const resolution = { outcome: 'partly', accepted: 1_000, resolvedOn: '2026-11-26', reason: 'a third of it' };
    const answer = await command(`${path}/dispute/resolution`, resolution);
    expect(answer).toMatchObject({ status: 201 });
    expect(answer.body).not.toHaveProperty('disputed');
    await expect.poll(now).toMatchObject({ state: 'paid', paid: 10_000, amountDue: 0 });
  });

  it('is paid from credit again if a reversal raises what is due and not in dispute, in the same state', async () => {
    const rich = newCustomer();
    const [one, paid] = [invoiceOf(1_000, rich), invoiceOf(100, rich)];
    const of = `/invoices/${one.invoiceId}`;
    await command('/invoices', one);
    for (const [paymentId, amount] of [
      ['a', 200],
      ['b', 100],
    ] as const)
      await command(`${of}/payments`, { ...paymentOf(amount), paymentId });
    await command(`${of}/dispute`, { amount: 700, reason: 'as it was' });
    await send('PUT', `${ledger.commandUrl}/customers/${rich}/credit/automatic`, { automatic: true });
    await command('/invoices', paid);
    await command(`/invoices/${paid.invoiceId}/payments`, paymentOf(600)); // 500 more than is due
    const now = async () => (await get<InvoiceView>(`${ledger.queryUrl}${of}`)).body;
    await expect
      .poll(async () => (await get(`${ledger.commandUrl}/customers/${rich}/credit`)).body)
      .toMatchObject({
        credit: [{ credit: 500 }],
      });
    expect(await command(`${of}/payments/a/reversal`, { reason: 'it bounced' })).toMatchObject({ status: 201 });
    await expect.poll(now).toMatchObject({ amountDue: 700, disputed: 700, paid: 300 });
  });

  it('moved no account, and its history tells how the dispute ended', async () => {
    const { body } = await get<{ events: Event[] }>(`${ledger.queryUrl}${path}/history`);
    expect(body.events.find(({ type }) => type === 'DisputeResolved')).toMatchObject({
      effectiveOn: '2026-11-26',
      change: { outcome: 'partly', amount: 3_000, accepted: 1_000, reason: 'a third of it' },
    });
    const { body: balance } = await get<{ balances: object[] }>(`${ledger.queryUrl}/customers/${customer}/balance`);
    expect(balance.balances).toMatchObject([{ invoiced: 14_000, paid: 14_000, due: 0 }]);
  });
});
