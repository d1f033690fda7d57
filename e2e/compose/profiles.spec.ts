import { afterAll, describe, expect, it } from 'vitest';
import { after, get, post } from '../../testing/http/client.ts';
import { invoiceOf, paymentOf } from '../../testing/http/requests.ts';
import { ledger, skipped, skippedTitle, withMysql } from './composed.ts';
import { passwords } from './passwords.ts';

type Described = { services: Record<string, { image?: string; build?: object; ports?: { host_ip?: string }[] }> };

describe.skipIf(skipped)(`the profiles${skippedTitle}`, () => {
  afterAll(async () => {
    await ledger.compose(['--profile', 'mysql', 'rm', '--stop', '--force', '--volumes', 'mysql']);
    await ledger.up();
  });

  it('mysql keeps the payment register', async () => {
    await ledger.compose(['up', '--no-build', '--wait', '--wait-timeout', '120'], withMysql);
    const invoice = invoiceOf(1_000);
    await post(`${ledger.commandUrl}/invoices`, invoice);
    const paid = await post(`${ledger.commandUrl}/invoices/${invoice.invoiceId}/payments`, paymentOf(1_000));
    expect(paid.status).toBe(201);
    await get(`${ledger.queryUrl}/invoices/${invoice.invoiceId}`, after(paid));
    const verified = JSON.parse(await ledger.run('ledger', ['verify', 'payment-register', '--json'], withMysql));
    expect(JSON.stringify(verified)).toContain('payment-register');
  });

  it.each([
    [
      'observability',
      [],
      ['otel-collector', 'prometheus', 'alertmanager', 'node-exporter', 'blackbox-exporter', 'grafana', 'jaeger'],
    ],
    ['cluster', ['--env-file', 'deploy/cluster/cluster.env'], ['event-store-1', 'event-store-2', 'event-store-3']],
    ['debug', [], ['open-ports']],
  ])(
    '%s is well described, by images of a version, and opens nothing but to this machine',
    async (profile, args, names) => {
      const { services } = JSON.parse(
        await ledger.compose([...args, '--profile', profile, 'config', '--format', 'json'], passwords),
      ) as Described;
      expect(Object.keys(services)).toEqual(expect.arrayContaining(names));
      for (const { image, build, ports = [] } of Object.values(services)) {
        if (build === undefined) expect(image).toMatch(/:v?\d+(\.\d+)*([.-][\w.-]+)?$/);
        for (const { host_ip } of ports) expect(host_ip).toBe('127.0.0.1');
      }
    },
  );
});
