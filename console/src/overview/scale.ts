import type { Minor } from '../../../events/money/money.ts';

/** The ends of an axis, and the round amounts marked on it. */
export type Scale = { top: Minor; bottom: Minor; ticks: Minor[] };

const MAX_TICKS = 4;

/**
 * An axis from `-below` to `above`, both at least 0, in steps of 1, 2 or 5 times a power of ten: at most 4 above the line.
 */
export function scaleOf(above: Minor, below: Minor): Scale {
  const step = stepOf(Math.max(above, below, 1) / MAX_TICKS);
  const up = Math.max(1, Math.ceil(above / step));
  const down = Math.ceil(below / step);
  const ticks = Array.from({ length: up + down + 1 }, (_, index) => (index - down) * step);
  return { top: up * step, bottom: down === 0 ? 0 : -down * step, ticks: ticks.map((tick) => tick || 0) };
}

function stepOf(least: number): number {
  const power = 10 ** Math.max(0, Math.floor(Math.log10(least)));
  return [1, 2, 5, 10].map((times) => times * power).find((step) => step >= least) ?? 10 * power;
}
