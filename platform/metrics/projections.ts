import { Counter, Gauge } from 'prom-client';
import { lagEvents, lagSeconds, type Progress } from '../projection/progress.ts';
import type { View } from '../projection/view.ts';
import { withDeadline } from '../resilience/deadline.ts';
import type { Metrics } from './registry.ts';

type Measured = { name: string; progress: Progress; view: Pick<View, 'parking'> };

const states: readonly Progress['state'][] = ['starting', 'standby', 'following', 'failing', 'stopped'];
const parkedDeadlineMs = 1_500;

/** Shows the position, lag, failures and parked streams of projections. A projection that another replica runs is shown by that one. */
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
    help: '1 for the current state of the projection',
    labelNames: ['projection', 'state'],
    registers: [metrics],
    collect() {
      for (const { name: projection, progress } of projections) {
        for (const state of states) this.set({ projection, state }, state === progress.state ? 1 : 0);
      }
    },
  });
  gauge('position', 'Log position of the view', ({ position }) =>
    position === undefined ? undefined : Number(position),
  );
  gauge('lag_seconds', 'Age of the oldest event that is not in the view, or of a lasting failure', (progress) =>
    progress.state === 'standby' ? undefined : lagSeconds(progress, Date.now()),
  );
  gauge('lag_events', 'Events that were received and are not in the view', (progress) =>
    progress.state === 'standby' ? undefined : lagEvents(progress),
  );
  counter('events', 'Events applied to the view', ({ events }) => events);
  counter('batches', 'Batches committed to the view', ({ batches }) => batches);
  counter('batch_seconds', 'Time spent on committing batches', ({ batchMs }) => batchMs / 1_000);
  counter('failures', 'Failed attempts', ({ failed }) => failed);
  measureParked(metrics, projections);
}

/** Read from the view itself, since another process may resume streams. */
function measureParked(metrics: Metrics, projections: readonly Measured[]): void {
  new Gauge({
    name: 'ledger_projection_parked_streams',
    help: 'Parked streams of the view',
    labelNames: ['projection'],
    registers: [metrics],
    async collect() {
      const counted = await Promise.all(
        projections.map(async ({ name, progress, view: { parking } }) => {
          if (parking === undefined || progress.state !== 'following') return undefined;
          return withDeadline(parking.parked(), parkedDeadlineMs, `the parked streams of ${name}`).then(
            (parked) => ({ projection: name, streams: parked.length }),
            () => undefined, // a view that does not answer has no number; its projection shows the failure
          );
        }),
      );
      this.reset();
      for (const one of counted) if (one) this.set({ projection: one.projection }, one.streams);
    },
  });
}

/** @returns a function that shows the result of the last comparison of a view with the log */
export function measureVerifications(
  metrics: Metrics,
): (projection: string, found: { different: number; rows: number }) => void {
  const gauge = (name: string, help: string) =>
    new Gauge({ name: `ledger_verification_${name}`, help, labelNames: ['projection'], registers: [metrics] });
  const differences = gauge('differences', 'Rows that differed from the log in the last comparison');
  const rows = gauge('rows', 'Rows that were compared with the log in the last comparison');
  const lastRun = gauge('last_run_timestamp_seconds', 'When the last comparison ended');
  return (projection, found) => {
    differences.set({ projection }, found.different);
    rows.set({ projection }, found.rows);
    lastRun.set({ projection }, Date.now() / 1_000);
  };
}
