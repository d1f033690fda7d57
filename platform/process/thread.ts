// Work that would hold up all other requests runs in a thread: one job after the other, an answer for each. What waits is bounded.
//
//   thread(program)       in the process: starts the thread with its first job, and another one if it ends
//   answerJobs(run)       in the program of the thread (thread-jobs.ts)
//
// A job may be watched from outside: between the thread's messages 'watched' and 'unwatched', `watch` may give it up, which ends the thread.

import { type ResourceLimits, Worker } from 'node:worker_threads';
import type { Answer, Message } from './thread-jobs.ts';

export type Thread<Job> = {
  /**
   * @param prepare gathers what the job needs, when its turn comes
   * @throws the refusal that the thread has thrown; TooBusy; the errors of `prepare`; an error if the thread has ended
   */
  run(prepare: () => Promise<Job>): Promise<unknown>;
  /** Ends the thread. What runs and what waits is refused, because the thread has ended. */
  close(): Promise<void>;
};

type ErrorClass = { readonly name: string; readonly prototype: Error };

/** Begins to watch the job that a thread is running, and may give it up. @returns ends the watch */
export type Watch = (worker: Worker, giveUp: (why: Error) => void) => () => void;

type Settings = {
  /** What the thread does, for the error if it ends. */
  task: string;
  mostWaiting: number;
  /** Of the thread, which ends if it needs more. */
  memory: ResourceLimits;
  /** The classes of errors that the thread may refuse a job with. An error arrives as data. */
  refusals: readonly ErrorClass[];
  /** The refusal of a job because too many wait. */
  tooBusy: () => Error;
  watch?: Watch;
  /** The refusal of a job that has filled the heap of the thread; if absent, it is the error of the thread. */
  outOfMemory?: () => Error;
};

type Waiting<Job> = PromiseWithResolvers<unknown> & { prepare: () => Promise<Job> };

/** @param program of the thread; it calls answerJobs */
export function thread<Job>(program: URL, settings: Settings): Thread<Job> {
  const { task, mostWaiting, memory, tooBusy, watch, outOfMemory } = settings;
  const hasEnded = `the thread that ${task} has ended`;
  const refusals = new Map(settings.refusals.map((refusal) => [refusal.name, refusal]));
  /** The first one is prepared, or runs. */
  const queue: Waiting<Job>[] = [];
  let isRunning = false;
  let isClosed = false;
  let worker: Worker | undefined;
  let stopWatching = () => {};

  function start(): Worker {
    // without the options of this process: what they import is about the process, such as that it ends with its parent
    const started = new Worker(program, { execArgv: [], resourceLimits: memory });
    started.unref(); // it does not keep the process from ending
    started.on('message', (message: Message) => {
      if (started !== worker) return;
      if (message === 'watched') stopWatching = watch?.(started, (why) => giveUp(started, why)) ?? stopWatching;
      else if (message === 'unwatched') stopWatching();
      else if ('result' in message) answerFirst((asked) => asked.resolve(message.result));
      else answerFirst((asked) => asked.reject(errorOf(message, refusals)));
    });
    started.on('error', (error) => giveUp(started, (isOutOfMemory(error) && outOfMemory?.()) || error));
    started.on('exit', () => giveUp(started, new Error(hasEnded)));
    return started;
  }

  /** Refuses the job that is running. Another thread runs the next one. */
  function giveUp(ended: Worker, why: Error): void {
    if (ended !== worker) return;
    worker = undefined;
    void ended.terminate();
    if (isRunning) answerFirst((asked) => asked.reject(why));
  }

  function answerFirst(answer: (asked: Waiting<Job>) => void): void {
    stopWatching();
    isRunning = false;
    const first = queue.shift();
    if (first !== undefined) answer(first);
    void runFirst();
  }

  async function runFirst(): Promise<void> {
    const [first] = queue;
    if (first === undefined) return;
    try {
      if (isClosed) throw new Error(hasEnded);
      const job = await first.prepare();
      if (isClosed) throw new Error(hasEnded);
      worker ??= start();
      isRunning = true;
      worker.postMessage(job);
    } catch (error) {
      answerFirst((asked) => asked.reject(error));
    }
  }

  return {
    run(prepare) {
      if (queue.length >= mostWaiting) throw tooBusy();
      const asked = Promise.withResolvers<unknown>();
      queue.push({ ...asked, prepare });
      if (queue.length === 1) void runFirst();
      return asked.promise;
    },
    async close() {
      isClosed = true;
      await worker?.terminate();
    },
  };
}

/** Whether a thread has ended because its heap is full. */
const isOutOfMemory = (error: Error): boolean => 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

function errorOf(
  { refusal, message, fields }: Extract<Answer, { refusal: string }>,
  classes: ReadonlyMap<string, ErrorClass>,
): Error {
  const known = classes.get(refusal);
  if (known === undefined) return new Error(`${refusal}: ${message}`);
  return Object.assign(Object.create(known.prototype, { message: { value: message } }) as Error, fields);
}
