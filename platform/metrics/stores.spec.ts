import { expect, it } from 'vitest';
import { metricsOf } from './registry.ts';
import { measureStores } from './stores.ts';

it('a store is up if it answers in time, and down if it refuses or does not answer at all', async () => {
  const metrics = metricsOf('a-service');
  measureStores(metrics, {
    well: async () => 'anything',
    refusing: () => Promise.reject(new Error('refused')),
    frozen: () => new Promise(() => {}),
  });
  const lines = (await metrics.metrics()).split('\n').filter((line) => line.startsWith('ledger_store_up'));
  expect(lines.toSorted()).toEqual([
    'ledger_store_up{store="frozen",service="a-service"} 0',
    'ledger_store_up{store="refusing",service="a-service"} 0',
    'ledger_store_up{store="well",service="a-service"} 1',
  ]);
});
