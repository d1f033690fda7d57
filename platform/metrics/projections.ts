import { Counter, Gauge } from 'prom-client';
import { lagEvents, lagSeconds, type Progress } from '../projection/progress.ts';
import type { View } from '../projection/view.ts';
import { withDeadline } from '../resilience/deadline.ts';
import type { Metrics } from './registry.ts';

type Measured = { name: string; progress: Progress; view: Pick<View, 'parking'> };

const states: readonly Progress['state'][] = ['starting', 'standby', 'following', 'failing', 'stopped'];
const parkedDeadlineMs = 1_500;
const savedDeadlineMs = 1_500;

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

/** The result of the last comparison of a view with the log. */
export type LastVerification = { projection: string; at: Date; different: number; rows: number };

/**
 * Shows the last comparison of each view with the log. It is read from where it is saved, so that a restart of this process, or a
 * rebuild by another one, does not leave an old result.
 * @param everySeconds between two comparisons; 0 if views are not compared
 */
export function measureVerifications(
  metrics: Metrics,
  everySeconds: number,
  saved: () => Promise<readonly LastVerification[]>,
): void {
  new Gauge({
    name: 'ledger_verification_every_seconds',
    help: 'Seconds between two comparisons of the views with the log; 0 if they are not compared',
    registers: [metrics],
  }).set(everySeconds);
  let reading: Promise<readonly LastVerification[] | undefined> | undefined;
  /** One read for the three metrics of a scrape; undefined if the store does not answer. */
  const read = () => {
    reading ??= withDeadline(saved(), savedDeadlineMs, 'the last verifications')
      .catch(() => undefined)
      .finally(() => {
        reading = undefined;
      });
    return reading;
  };
  const gauge = (name: string, help: string, value: (last: LastVerification) => number) =>
    new Gauge({
      name: `ledger_verification_${name}`,
      help,
      labelNames: ['projection'],
      registers: [metrics],
      async collect() {
        const last = everySeconds === 0 ? [] : await read();
        if (last === undefined) return; // what was read before stays
        this.reset();
        for (const one of last) this.set({ projection: one.projection }, value(one));
      },
    });
  gauge('differences', 'Rows that differed from the log in the last comparison', ({ different }) => different);
  gauge('rows', 'Rows that were compared with the log in the last comparison', ({ rows }) => rows);
  gauge('last_run_timestamp_seconds', 'When the last comparison ended', ({ at }) => at.getTime() / 1_000);
}
