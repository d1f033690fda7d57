import { Readable } from 'node:stream';
import type { EventStoreDBClient } from '@eventstore/db-client';
import { describe, expect, it } from 'vitest';
import { CheckpointTaken, type View } from '../../platform/projection/view.ts';
import { testService } from '../../testing/http/test-service.ts';
import type { LedgerProjection } from '../projections.ts';
import { resumeRoute } from './resume.ts';

/** Asks to resume a stream of a view whose projection moves on at so many tries. */
async function resume(moves: number) {
  let left = moves;
  const view = {
    checkpoint: async () => 7n,
    parking: {
      parked: async () => [{ stream: 'invoice-1', revision: 0 }],
      resume: async () => {
        if (left-- > 0) throw new CheckpointTaken('balances', 7n);
      },
    },
  } as unknown as View;
  const service = await testService();
  const balances = { name: 'balances', view, guard: (query: Promise<unknown>) => query } as unknown as LedgerProjection;
  const emptyLog = { readStream: () => Readable.from([]) } as unknown as EventStoreDBClient;
  resumeRoute(service, [balances], emptyLog);
  const answer = await service.inject({ method: 'POST', url: '/views/balances/parked/invoice-1/resume' });
  await service.close();
  return answer;
}

describe('resuming a parked stream', () => {
  it('is tried 50 times while the view moves on, and refused for now after that', async () => {
    expect((await resume(49)).json()).toEqual({ view: 'balances', stream: 'invoice-1', events: 0 });
    const refused = await resume(50);
    expect(refused.json()).toMatchObject({ status: 503, type: '/problems/view-busy' });
    expect(refused.headers['retry-after']).toBe('1');
  });
});
