// Whether a process keeps up, looked at four times a second:
//
//   each look later than the bound, three in a row ──► 'event-loop-delay'     (one alone is a start, or a machine that was busy)
//   more of the heap in use than the bound         ──► 'heap-used'
//
// It is over with the first look that finds it so no more.

import { getHeapStatistics } from 'node:v8';

export type Pressure = 'event-loop-delay' | 'heap-used';

export type PressureBounds = {
  /** How late the event loop may be, again and again. */
  eventLoopDelayMs: number;
  /** Of the heap that the process may have, from 0 to 1. */
  heapUsed: number;
};

const everyMs = 250;
const looksInARow = 3;

/** @returns what the process is under at present, and how to stop looking */
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
    pressure: () => (late >= looksInARow ? 'event-loop-delay' : isFull ? 'heap-used' : undefined),
    stop: () => clearInterval(timer),
  };
}
