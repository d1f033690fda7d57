import { describe, expect, it } from 'vitest';
import { type LastVerification, measureVerifications } from './projections.ts';
import { metricsOf } from './registry.ts';

const verified = (projection: string, different: number): LastVerification => ({
  projection,
  at: new Date('2026-11-29T12:00:00Z'),
  different,
  rows: 7,
});

function shown(everySeconds: number, saved: () => Promise<LastVerification[]>): () => Promise<string[]> {
  const metrics = metricsOf('a-service');
  measureVerifications(metrics, everySeconds, saved);
  return async () =>
    (await metrics.metrics())
      .split('\n')
      .filter((line) => line.startsWith('ledger_verification'))
      .map((line) => line.replace('ledger_verification_', '').replace(',service="a-service"', ''));
}

describe('the metrics of verifications', () => {
  it('are what is saved, also by another process; a view that was rebuilt has none until the next one', async () => {
    let saved = [verified('balances', 2), verified('books', 0)];
    const lines = shown(60, async () => saved);
    expect(await lines()).toEqual([
      'every_seconds{service="a-service"} 60',
      'differences{projection="balances"} 2',
      'differences{projection="books"} 0',
      'rows{projection="balances"} 7',
      'rows{projection="books"} 7',
      `last_run_timestamp_seconds{projection="balances"} ${Date.UTC(2026, 10, 29, 12) / 1_000}`,
      `last_run_timestamp_seconds{projection="books"} ${Date.UTC(2026, 10, 29, 12) / 1_000}`,
    ]);
    saved = [verified('books', 0)];
    expect((await lines()).filter((line) => line.includes('balances'))).toEqual([]);
  });

  it('stay as they were read last while the store does not answer', async () => {
    let answer = Promise.resolve([verified('books', 1)]);
    const lines = shown(60, () => answer);
    const before = await lines();
    answer = Promise.reject(new Error('PostgreSQL is down'));
    answer.catch(() => {});
    expect(await lines()).toEqual(before);
  });

  it('are none if views are not compared', async () => {
    const lines = shown(0, async () => [verified('books', 1)]);
    expect(await lines()).toEqual(['every_seconds{service="a-service"} 0']);
  });
});
