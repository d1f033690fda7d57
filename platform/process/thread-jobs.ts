// The side of the thread (thread.ts).

import { parentPort } from 'node:worker_threads';

/** The result of a job, or why it was refused: the class, the message and the fields of the error. */
export type Answer = { result: unknown } | { refusal: string; message: string; fields: object };

export type Message = Answer | 'watched' | 'unwatched';

/**
 * Answers each job with what `run` returns or throws.
 * @param handedOver the memory of a result that is given to the process, and not copied
 */
export function answerJobs<Job, Result>(
  run: (job: Job) => Result | Promise<Result>,
  handedOver: (result: Result) => ArrayBuffer[] = () => [],
): void {
  parentPort?.on('message', async (job: Job) => {
    try {
      const result = await run(job);
      parentPort?.postMessage({ result } satisfies Answer, handedOver(result));
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const answer: Answer = { refusal: error.constructor.name, message: error.message, fields: { ...error } };
      parentPort?.postMessage(answer);
    }
  });
}

/** Runs a part of a job that is watched from outside. If it throws, the answer ends the watch. */
export async function watched<Result>(run: () => Promise<Result>): Promise<Result> {
  parentPort?.postMessage('watched' satisfies Message);
  const result = await run();
  parentPort?.postMessage('unwatched' satisfies Message);
  return result;
}
