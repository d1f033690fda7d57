// The side of the thread (thread.ts).

import { parentPort } from 'node:worker_threads';

/** The result of a job, or why it was refused: the class, the message and the fields of the error. */
export type Answer = { result: unknown } | { refusal: string; message: string; fields: object };

/** Answers each job with what `run` returns or throws. */
export function answerJobs<Job>(run: (job: Job) => unknown): void {
  parentPort?.on('message', (job: Job) => parentPort?.postMessage(answerTo(job, run)));
}

function answerTo<Job>(job: Job, run: (job: Job) => unknown): Answer {
  try {
    return { result: run(job) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { refusal: error.constructor.name, message: error.message, fields: { ...error } };
  }
}
