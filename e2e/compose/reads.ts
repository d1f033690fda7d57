import { setTimeout as sleep } from 'node:timers/promises';
import { getOnce } from '../../testing/http/client.ts';

const betweenMs = 20;
const retryEveryMs = 100;

/** Repeats a read, as a reader who sends it again after the pause that `Retry-After` asks for, and collects what failed. */
export class Reads {
  /** Answers other than 200 and 503. */
  readonly failed: string[] = [];
  /** The errors of reads that got no answer. */
  readonly unanswered: string[] = [];
  answered = 0;
  /** Answers with 503. */
  readonly unavailable: string[] = [];
  /** Those that came, or failures, when a read that was answered with 503 was sent again. */
  readonly notHealed: string[] = [];
  /** The longest time from a read without an answer to the next one with an answer. */
  longestOutageMs = 0;
  readonly #stop = new AbortController();
  readonly #asking: Promise<void>;

  constructor(url: string) {
    this.#asking = this.#ask(url);
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#asking;
  }

  async #ask(url: string): Promise<void> {
    let outageSince: number | undefined;
    for (let wasUnavailable = false; !this.#stop.signal.aborted; ) {
      const answer = await getOnce<unknown>(url).catch(String);
      const status = typeof answer === 'string' ? undefined : answer.status;
      if (status === undefined) outageSince ??= performance.now();
      else if (outageSince !== undefined) {
        this.longestOutageMs = Math.max(this.longestOutageMs, performance.now() - outageSince);
        outageSince = undefined;
      }
      if (typeof answer === 'string') this.unanswered.push(answer);
      else if (status === 200) this.answered += 1;
      else if (status === 503) this.unavailable.push(answer.text);
      else this.failed.push(`${status} ${answer.text}`);
      if (wasUnavailable && status !== 200) this.notHealed.push(typeof answer === 'string' ? answer : answer.text);
      wasUnavailable = status === 503;
      await sleep(status === 200 ? betweenMs : pauseOf(answer));
    }
  }
}

const pauseOf = (answer: string | Awaited<ReturnType<typeof getOnce>>): number =>
  Math.max(retryEveryMs, typeof answer === 'string' ? 0 : Number(answer.headers.get('retry-after') ?? 0) * 1_000);
