import { Gauge } from 'prom-client';
import { measureBreakers } from '../../platform/metrics/breakers.ts';
import type { Metrics } from '../../platform/metrics/registry.ts';
import { withDeadline } from '../../platform/resilience/deadline.ts';
import type { View } from './freshness.ts';

const deadlineMs = 1_500;

/** Shows how far views are, as readers see them, and which of them are not asked for now. */
export function measureViews(metrics: Metrics, views: readonly View[]): void {
  measureBreakers(
    metrics,
    views.map(({ breaker }) => breaker),
  );
  new Gauge({
    name: 'ledger_view_position',
    help: 'Place in the log that a view has reached, as readers see it',
    labelNames: ['view'],
    registers: [metrics],
    async collect() {
      const positions = await Promise.all(
        views.map(({ name, reached }) =>
          withDeadline(reached(), deadlineMs, name).then(
            (position) => ({ name, position }),
            () => ({ name, position: undefined }), // one that does not answer shows no position, and its breaker that it doesn't
          ),
        ),
      );
      this.reset();
      for (const { name, position } of positions)
        if (position !== undefined) this.set({ view: name }, Number(position));
    },
  });
}
