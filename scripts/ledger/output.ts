import type { BatchListener } from '../../projection-service/rebuild/catch-up.ts';

/** What a command says: text for people, or one JSON document a command for machines. Progress goes to standard error. */
export type Output = {
  /** @param text for people; made only where it is shown */
  tell(data: unknown, text: () => string): void;
  /** Shows how far a replay is, where a person looks on. `upTo` is where it will end. */
  replay(name: string, upTo: bigint | undefined): { onBatch: BatchListener; done(): void };
};

const barWidth = 24;
const redrawMs = 100;

export function output(json: boolean, say: (text: string) => void, screen = process.stderr): Output {
  return {
    tell: (data, text) => say(json ? JSON.stringify(data, withoutBigints, 2) : text()),
    replay: (name, upTo) => {
      const start = performance.now();
      let [events, drawn] = [0, 0];
      return {
        onBatch(count, position) {
          events += count;
          const now = performance.now();
          if (json || !screen.isTTY || now - drawn < redrawMs) return;
          drawn = now;
          screen.write(`\r${replayLine(name, events, now - start, fraction(position, upTo))}\x1b[K`);
        },
        done: () => void (json || !screen.isTTY || screen.write('\r\x1b[K')),
      };
    },
  };
}

/** "balances ████░░ 66 %, 12,000 events, 15,000 a second, 1 s left" */
export function replayLine(name: string, events: number, ms: number, done: number): string {
  const full = Math.round(done * barWidth);
  const bar = '█'.repeat(full) + '░'.repeat(barWidth - full);
  const left = done > 0 ? `, ${Math.ceil((ms / done - ms) / 1000)} s left` : '';
  const rate = Math.round((events / Math.max(ms, 1)) * 1000).toLocaleString('en');
  return `${name} ${bar} ${Math.round(done * 100)} %, ${events.toLocaleString('en')} events, ${rate} a second${left}`;
}

/** Positions grow with the log, so their quotient is an estimate; of nothing, all is done. */
const fraction = (position: bigint, upTo: bigint | undefined): number =>
  upTo === undefined || upTo === 0n ? 1 : Math.min(1, Number((position * 1_000n) / upTo) / 1_000);

const withoutBigints = (_: string, value: unknown) => (typeof value === 'bigint' ? value.toString() : value);
