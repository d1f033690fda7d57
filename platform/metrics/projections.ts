import { Counter, Gauge } from 'prom-client';
import { lagEvents, lagSeconds, type Progress } from '../projection/progress.ts';
import type { View } from '../projection/view.ts';
import { withDeadline } from '../resilience/deadline.ts';
import type { Metrics } from './registry.ts';

type Measured = { name: string; progress: Progress; view: Pick<View, 'parking'> };

const states: readonly Progress['state'][] = ['starting', 'standby', 'following', 'failing', 'stopped'];
const parkedDeadlineMs = 1_500;

/** Shows how far projections are, what they fail at, and which streams they go on without. Those of another replica are told by that one. */
export function measureProjections(metrics: Metrics, projections: readonly Measured[]): void {
  const labelled = { labelNames: ['projection'], registers: [metrics] };
  const gauge = (name: string, help: string, read: (progress: Progress) => number | undefined) =>
    new Gauge({
      ...labelled,
      name: `ledger_projection_${name}`,
      help,
      collect() {
        this.reset();
        for (const { name: projection, progress } of projections) {
          const value = read(progress);
          if (value !== undefined) this.set({ projection }, value);
        }
      },
    });
  const counter = (name: string, help: string, read: (progress: Progress) => number) =>
    new Counter({
      ...labelled,
      name: `ledger_projection_${name}_total`,
      help,
      collect() {
        this.reset();
        for (const { name: projection, progress } of projections) this.inc({ projection }, read(progress));
      },
    });

  new Gauge({
    name: 'ledger_projection_state',
    help: '1 at the state that the projection is in',
    labelNames: ['projection', 'state'],
    registers: [metrics],
    collect() {
      for (const { name: projection, progress } of projections) {
        for (const state of states) this.set({ projection, state }, state === progress.state ? 1 : 0);
      }
    },
  });
  gauge('position', 'Place in the log that the view has reached', ({ position }) =>
    position === undefined ? undefined : Number(position),
  );
  gauge(
    'lag_seconds',
    'Age of the oldest event that is not in the view; of a failure that lasts, its age',
    (progress) => (progress.state === 'standby' ? undefined : lagSeconds(progress, Date.now())),
  );
  gauge('lag_events', 'Events that have arrived and are not in the view', (progress) =>
    progress.state === 'standby' ? undefined : lagEvents(progress),
  );
  counter('events', 'Events taken into the view', ({ events }) => events);
  counter('batches', 'Batches committed to the view', ({ batches }) => batches);
  counter('batch_seconds', 'How long it took to commit them', ({ batchMs }) => batchMs / 1_000);
  counter('failures', 'Attempts that failed', ({ failed }) => failed);
  measureParked(metrics, projections);
}

/** Asked of the view itself, as whoever resumes a stream may be another process. */
function measureParked(metrics: Metrics, projections: readonly Measured[]): void {
  new Gauge({
    name: 'ledger_projection_parked_streams',
    help: 'Streams that the view goes on without',
    labelNames: ['projection'],
    registers: [metrics],
    async collect() {
      const counted = await Promise.all(
        projections.map(async ({ name, progress, view: { parking } }) => {
          if (parking === undefined || progress.state !== 'following') return undefined;
          return withDeadline(parking.parked(), parkedDeadlineMs, `the parked streams of ${name}`).then(
            (parked) => ({ projection: name, streams: parked.length }),
            () => undefined, // a view that does not answer shows no number, and its projection that it fails
          );
        }),
      );
      this.reset();
      for (const one of counted) if (one) this.set({ projection: one.projection }, one.streams);
    },
  });
}

/** @returns shows what the last comparison of a view with the log found */
export function measureVerifications(
  metrics: Metrics,
): (projection: string, found: { different: number; rows: number }) => void {
  const gauge = (name: string, help: string) =>
    new Gauge({ name: `ledger_verification_${name}`, help, labelNames: ['projection'], registers: [metrics] });
  const differences = gauge('differences', 'Rows that differed from the log when they were compared last');
  const rows = gauge('rows', 'Rows that were compared with the log');
  const lastRun = gauge('last_run_timestamp_seconds', 'When that was');
  return (projection, found) => {
    differences.set({ projection }, found.different);
    rows.set({ projection }, found.rows);
    lastRun.set({ projection }, Date.now() / 1_000);
  };
}
