import { Counter, Gauge } from 'prom-client';
import type { Breaker, BreakerState } from '../resilience/breaker.ts';
import type { Metrics } from './registry.ts';

const states: readonly BreakerState[] = ['closed', 'open', 'half-open'];

/** Shows the state of the circuit breakers, how often they opened, and the calls that they refused. */
export function measureBreakers(metrics: Metrics, breakers: readonly Breaker[]): void {
  new Gauge({
    name: 'ledger_breaker_state',
    help: '1 for the current state of the circuit breaker of a store',
    labelNames: ['store', 'state'],
    registers: [metrics],
    collect() {
      for (const { store, state } of breakers) {
        for (const one of states) this.set({ store, state: one }, one === state() ? 1 : 0);
      }
    },
  });
  const counter = (count: keyof Breaker['counts'], help: string) =>
    new Counter({
      name: `ledger_breaker_${count}_total`,
      help,
      labelNames: ['store'],
      registers: [metrics],
      collect() {
        this.reset();
        for (const { store, counts } of breakers) this.inc({ store }, counts[count]);
      },
    });
  counter('opened', 'How often the circuit breaker of a store opened');
  counter('refused', 'Calls that were refused while the circuit breaker was open');
}
