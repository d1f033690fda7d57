// Whether a process is under pressure, measured four times a second:
//
//   three measurements in a row later than the bound ──► 'event-loop-delay'     (a single one may be a start, or a busy machine)
//   more of the heap in use than the bound           ──► 'heap-used'
//
// The first measurement within the bound ends the pressure.

import { getHeapStatistics } from 'node:v8';

export type Pressure = 'event-loop-delay' | 'heap-used';

export type PressureBounds = {
  /** The longest delay of the event loop that is not pressure. */
  eventLoopDelayMs: number;
  /** The largest share of the heap limit that is not pressure, from 0 to 1. */
  heapUsed: number;
};

const everyMs = 250;
const measurementsInARow = 3;

/** Measures until it is stopped. @returns the pressure at present, and a function to stop */
export function watchPressure({ eventLoopDelayMs, heapUsed }: PressureBounds): {
  pressure(): Pressure | undefined;
  stop(): void;
} {
  let late = 0;
  let isFull = false;
  let due = performance.now() + everyMs;
  const timer = setInterval(() => {
    const now = performance.now();
    late = now - due > eventLoopDelayMs ? late + 1 : 0;
    due = now + everyMs;
    const { used_heap_size, heap_size_limit } = getHeapStatistics();
    isFull = used_heap_size > heapUsed * heap_size_limit;
  }, everyMs);
  timer.unref();
  return {
    pressure: () => (late >= measurementsInARow ? 'event-loop-delay' : isFull ? 'heap-used' : undefined),
    stop: () => clearInterval(timer),
  };
}
