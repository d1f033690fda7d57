import { setTimeout as sleep } from 'node:timers/promises';
import { getOnce } from '../../testing/http/client.ts';

/** Asks the same again and again, and keeps what wasn't an answer: 200, or a 503 that the next try heals. */
export class Reads {
  readonly failed: string[] = [];
  answered = 0;
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
    while (!this.#stop.signal.aborted) {
      const said = await getOnce<unknown>(url).then(({ status, text }) => ({ status, text }), String);
      if (typeof said === 'string') this.failed.push(said);
      else if (said.status === 200) this.answered += 1;
      else if (said.status !== 503) this.failed.push(`${said.status} ${said.text}`);
      await sleep(20);
    }
  }
}
