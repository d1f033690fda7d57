// What docs/backup.md says of volumes: copied while their store is stopped, lost, and restored.

import { afterAll, describe, expect, it } from 'vitest';
import type { InvoiceView } from '../../events/invoice-view.ts';
import { after, get, post } from '../../testing/http/client.ts';
import { invoiceOf, paymentOf } from '../../testing/http/requests.ts';
import { ledger, skipped, skippedTitle } from './composed.ts';
import { docker } from './docker.ts';

const backups = `${ledger.name}-backups`;

describe.skipIf(skipped)(`a backup of volumes${skippedTitle}`, () => {
  afterAll(async () => {
    await docker(['volume', 'rm', '--force', backups]);
  });

  it('brings the ledger back as it was: the events from their copy, PostgreSQL from an older one, the audit from the events', async () => {
    const [first, second] = [invoiceOf(1_000), invoiceOf(2_000)];
    await post(`${ledger.commandUrl}/invoices`, first);
    await copy('postgres', 'balances', 'balances.tar');
    await post(`${ledger.commandUrl}/invoices`, second);
    const paid = await post(`${ledger.commandUrl}/invoices/${second.invoiceId}/payments`, paymentOf(500));
    expect(paid.status).toBe(201);
    await copy('event-store', 'events', 'events.tar');

    await ledger.compose(['down', '--timeout', '10']);
    for (const volume of ['events', 'balances', 'audit']) await docker(['volume', 'rm', `${ledger.name}_${volume}`]);
    await ledger.compose(['create', '--no-build']);
    await archive('events', ['-xf', '/backups/events.tar']);
    await archive('balances', ['-xf', '/backups/balances.tar']);
    await ledger.up();

    for (const [{ invoiceId }, amountDue] of [
      [first, 1_000],
      [second, 1_500],
    ] as const) {
      const { body } = await get<InvoiceView>(`${ledger.queryUrl}/invoices/${invoiceId}`, after(paid));
      expect(body).toMatchObject({ amountDue });
    }
    type History = { events: { type: string }[] };
    const { body } = await get<History>(`${ledger.queryUrl}/invoices/${second.invoiceId}/history`, after(paid));
    expect(body.events.map(({ type }) => type)).toEqual([
      'InvoiceRegistered',
      'PaymentApplied',
      'InvoicePartiallyPaid',
    ]);
    await ledger.run('ledger', ['verify']);
  });
});

async function copy(service: string, volume: string, file: string): Promise<void> {
  await ledger.compose(['stop', service]);
  await archive(volume, ['-cf', `/backups/${file}`, '.']);
  await ledger.compose(['start', service]);
  await ledger.healthy(service);
}

const archive = (volume: string, args: string[]): Promise<string> => {
  const mounts = ['--volume', `${ledger.name}_${volume}:/volume`, '--volume', `${backups}:/backups`];
  return docker(['run', '--rm', ...mounts, 'debian:bookworm-slim', 'tar', '-C', '/volume', ...args]);
};
