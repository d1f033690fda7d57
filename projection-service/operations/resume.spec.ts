import type { EventStoreDBClient } from '@eventstore/db-client';
import { afterEach, describe, expect, it } from 'vitest';
import { createHttpService } from '../../platform/http/http-service.ts';
import type { Service } from '../../platform/http/service.ts';
import { CheckpointTaken, type Parking } from '../../platform/projection/view.ts';
import type { LedgerProjection } from '../projections.ts';
import { resumeRoute } from './resume.ts';

const stream = 'invoice-1';
const path = `/views/balances/parked/${stream}/resume`;
const client = { readStream: () => [] } as unknown as EventStoreDBClient;

let service: Service;
afterEach(() => service.close());

/** The service of one view with one parked stream. */
async function serviceOf(resume: Parking<never>['resume']): Promise<Service> {
  const parked = async () => [{ stream, revision: 0 }];
  const view = { checkpoint: async () => 7n, parking: { parked, resume } };
  const projection = { name: 'balances', view, guard: (query: unknown) => query } as unknown as LedgerProjection;
  const about = { name: 'test', title: 'Test', description: '', version: '1', log: { level: 'silent' } } as const;
  service = await createHttpService({ ...about, dependencies: {} });
  resumeRoute(service, [projection], client);
  return service;
}

describe('resuming a parked stream', () => {
  it('answers how many events had waited', async () => {
    const served = await serviceOf(async () => {});
    const { statusCode, body } = await served.inject({ method: 'POST', url: path });
    expect([statusCode, JSON.parse(body)]).toEqual([200, { view: 'balances', stream, events: 0 }]);
  });

  it('answers 503 when the view moved on at every try', async () => {
    const served = await serviceOf(async () => {
      throw new CheckpointTaken('balances', 7n);
    });
    const { statusCode, headers, body } = await served.inject({ method: 'POST', url: path });
    expect([statusCode, headers['retry-after']]).toEqual([503, '1']);
    expect(JSON.parse(body).type).toMatch(/view-busy$/);
  });
});
