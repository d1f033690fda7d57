// What the reading of one document may take. Node limits the heap of a thread (resourceLimits), but neither its time nor the memory of its
// buffers, which is where a compression bomb goes. So both are watched from outside.

import type { Worker } from 'node:worker_threads';
import { DocumentTooDemanding } from './pdf/refusals.ts';

/** `ms` is for the search in a PDF: the time that XML takes follows from its size. */
export type ThreadLimits = { ms: number; megabytes: number };

/** A PDF of 20 MiB takes half a second on a slow machine. A container has 512 MiB for the whole process. */
export const usualLimits: ThreadLimits = { ms: 10_000, megabytes: 256 };

/** A bomb grows by some 20 MiB in this time. */
const betweenMeasurementsMs = 50;
const bytesOfMegabyte = 1024 * 1024;

/**
 * Watches a thread that searches a PDF.
 * @param giveUp is called when it takes more than it may
 * @returns ends the watch
 */
export function watchThread(
  thread: Worker,
  limits: ThreadLimits,
  giveUp: (why: DocumentTooDemanding) => void,
): () => void {
  let isOver = false;
  const deadline = setTimeout(
    () => giveUp(new DocumentTooDemanding(`it takes more than ${limits.ms / 1_000} seconds`)),
    limits.ms,
  );
  let next = setTimeout(measure, betweenMeasurementsMs);

  async function measure(): Promise<void> {
    const taken = await memoryOf(thread);
    if (isOver) return;
    if (taken > limits.megabytes * bytesOfMegabyte) giveUp(tooMuchMemory(limits));
    else next = setTimeout(measure, betweenMeasurementsMs);
  }

  return () => {
    isOver = true;
    clearTimeout(deadline);
    clearTimeout(next);
  };
}

export const tooMuchMemory = ({ megabytes }: ThreadLimits) =>
  new DocumentTooDemanding(`it takes more than ${megabytes} MiB of memory`);

/** Its heap and its buffers, in bytes; 0 when it has ended. */
async function memoryOf(thread: Worker): Promise<number> {
  try {
    const { used_heap_size: heap, external_memory: buffers } = await thread.getHeapStatistics();
    return heap + buffers;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_WORKER_NOT_RUNNING') throw error;
    return 0; // it says itself that it has ended
  }
}
