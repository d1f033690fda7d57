import { Counter, Gauge } from 'prom-client';
import type { Breaker, BreakerState } from '../resilience/breaker.ts';
import type { Metrics } from './registry.ts';

const states: readonly BreakerState[] = ['closed', 'open', 'half-open'];

/** Shows which stores are asked, which are given up, and what that spared them. */
export function measureBreakers(metrics: Metrics, breakers: readonly Breaker[]): void {
  new Gauge({
    name: 'ledger_breaker_state',
    help: '1 at the state that the breaker of a store is in',
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
  counter('opened', 'How often a store was given up');
  counter('refused', 'What was refused without asking the store');
}
