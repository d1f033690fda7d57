import { Gauge } from 'prom-client';
import { measureBreakers } from '../../platform/metrics/breakers.ts';
import type { Metrics } from '../../platform/metrics/registry.ts';
import { withDeadline } from '../../platform/resilience/deadline.ts';
import type { View } from './freshness.ts';

const deadlineMs = 1_500;

/** Metrics of the positions of the views, as readers see them, and of their circuit breakers. */
export function measureViews(metrics: Metrics, views: readonly View[]): void {
  measureBreakers(
    metrics,
    views.map(({ breaker }) => breaker),
  );
  new Gauge({
    name: 'ledger_view_position',
    help: 'Log position of a view, as queries see it',
    labelNames: ['view'],
    registers: [metrics],
    async collect() {
      const positions = await Promise.all(
        views.map(({ name, reached }) =>
          withDeadline(reached(), deadlineMs, name).then(
            (position) => ({ name, position }),
            () => ({ name, position: undefined }), // the breaker's metric shows that the view does not answer
          ),
        ),
      );
      this.reset();
      for (const { name, position } of positions)
        if (position !== undefined) this.set({ view: name }, Number(position));
    },
  });
}
