import { Gauge } from 'prom-client';
import type { ViewName } from '../../events/views.ts';
import { measureBreakers } from '../../platform/metrics/breakers.ts';
import type { Metrics } from '../../platform/metrics/registry.ts';
import type { Position } from '../../platform/projection/view.ts';
import { withDeadline } from '../../platform/resilience/deadline.ts';
import type { View } from './freshness.ts';

const deadlineMs = 1_500;

/** The age in seconds of the first event that a view at a position does not have; undefined if the log cannot be read. */
export type LagOf = (view: ViewName, position: Position) => Promise<number | undefined>;

/** Metrics of the positions and lags of the views, as readers see them, and of their circuit breakers. */
export function measureViews(metrics: Metrics, views: readonly View[], lagOf: LagOf): void {
  measureBreakers(
    metrics,
    views.map(({ breaker }) => breaker),
  );
  gauge('position', 'Log position of a view, as queries see it', async ({ reached }) => {
    const position = await reached();
    return position === undefined ? undefined : Number(position);
  });
  // The projection service cannot tell this: while it is stopped or frozen, it answers nothing.
  gauge('lag_seconds', 'Age of the first event of the log that a view does not have', async ({ name, reached }) =>
    lagOf(name, await reached()),
  );

  function gauge(name: string, help: string, read: (view: View) => Promise<number | undefined>): void {
    new Gauge({
      name: `ledger_view_${name}`,
      help,
      labelNames: ['view'],
      registers: [metrics],
      async collect() {
        const values = await Promise.all(
          views.map((view) =>
            withDeadline(read(view), deadlineMs, view.name).then(
              (value) => ({ view: view.name, value }),
              () => ({ view: view.name, value: undefined }), // ledger_store_up shows which store does not answer
            ),
          ),
        );
        this.reset();
        for (const { view, value } of values) if (value !== undefined) this.set({ view }, value);
      },
    });
  }
}
