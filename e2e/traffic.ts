import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, postOnce } from '../testing/http/client.ts';
import { invoiceOf, paymentOf } from '../testing/http/requests.ts';

const RETRY_EVERY_MS = 100;
// Of a busy machine: less than a test may take, so that the error says what is missing.
const RETRY_MS = 200_000;
const FLOW_MS = 200_000;
const PAYMENTS_AN_INVOICE = 4;

/** The payments of each invoice that were acknowledged with 201. */
export type Acknowledged = Map<string, Set<string>>;

/** Clients that register invoices of 100.00 and pay 25.00 at a time. They retry requests without an answer, with the same ids. */
export class Traffic {
  readonly acknowledged: Acknowledged = new Map();
  /** The log position of the last write that was acknowledged. */
  position = 0n;
  payments = 0;
  /** The errors of requests that got no answer. */
  readonly unanswered: string[] = [];
  /** Answers with 503. */
  readonly unavailable: string[] = [];
  /** What came instead of success when a request that was answered with 503 was sent again, after the pause that `Retry-After` asks for. */
  readonly notHealed: string[] = [];
  readonly #stop = new AbortController();
  readonly #clients: Promise<unknown>;
  readonly #commandUrl: string;
  readonly #customer: string;
  readonly #pauseMs: number;

  /** @param pauseMs the pause of each client after a payment: there is always a request under way, but not all of the time is spent on them */
  constructor(commandUrl: string, customer: string, clients: number, pauseMs = 10) {
    this.#commandUrl = commandUrl;
    this.#customer = customer;
    this.#pauseMs = pauseMs;
    this.#clients = Promise.all(Array.from({ length: clients }, () => this.#client()));
  }

  /** Resolves when `count` more payments were acknowledged; rejects if that takes longer than FLOW_MS, or if a client was refused. */
  async flows(count: number): Promise<void> {
    const enough = this.payments + count;
    const wait = async () => {
      for (const deadline = Date.now() + FLOW_MS; this.payments < enough; await sleep(20)) {
        if (Date.now() > deadline)
          throw new Error(`no ${count} payments in ${FLOW_MS / 1_000} s, but ${count - enough + this.payments}`);
      }
    };
    await Promise.race([wait(), this.#clients]);
  }

  /** Stops the clients after their current invoices. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#clients;
  }

  async #client(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      const invoice = invoiceOf(10_000, this.#customer);
      await this.#untilAnswered('/invoices', invoice);
      const acknowledged = new Set<string>();
      this.acknowledged.set(invoice.invoiceId, acknowledged);
      for (let i = 0; i < PAYMENTS_AN_INVOICE; i++) {
        const payment = paymentOf(10_000 / PAYMENTS_AN_INVOICE);
        await this.#untilAnswered(`/invoices/${invoice.invoiceId}/payments`, payment);
        acknowledged.add(payment.paymentId);
        this.payments++;
        if (this.#pauseMs > 0) await sleep(this.#pauseMs);
      }
    }
  }

  async #untilAnswered(path: string, body: object): Promise<void> {
    const deadline = Date.now() + RETRY_MS;
    for (let wasUnavailable = false; ; ) {
      const answer = await this.#try(path, body);
      if (answer?.status === 201 || answer?.status === 200) {
        const position = BigInt(answer.headers.get('ledger-position') ?? 0);
        if (position > this.position) this.position = position;
        return;
      }
      const isToRetry = answer === undefined || answer.status === 503;
      if (!isToRetry || Date.now() > deadline) throw new Error(`${path}: ${JSON.stringify(answer ?? 'no answer')}`);
      if (wasUnavailable) this.notHealed.push(answer?.text ?? 'no answer');
      wasUnavailable = answer !== undefined;
      if (answer !== undefined) this.unavailable.push(answer.text);
      const asked = Number(answer?.headers.get('retry-after') ?? 0) * 1_000;
      await sleep(Math.max(asked, RETRY_EVERY_MS));
    }
  }

  async #try(path: string, body: object): Promise<Answer<unknown> | undefined> {
    try {
      return await postOnce(this.#commandUrl + path, body);
    } catch (error) {
      this.unanswered.push(String((error as Error).cause ?? error));
      return undefined; // the service was killed during the request: the outcome is unknown
    }
  }
}
