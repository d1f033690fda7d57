// Reads documents without holding up other requests: an invoice of 1,000 lines takes a few hundred milliseconds, and a PDF may be hostile.
//
//   XML up to 32 KiB    ──► read at once
//   larger XML, a PDF   ──► a thread reads one after the other; at most 100 wait, or 64 MiB
//
// A document that takes more time or memory than it may is refused, its thread is ended, and another thread goes on with those that wait.

import { Worker } from 'node:worker_threads';
import type { CustomerIds } from '../../events/customer-ids.ts';
import { StatedTotalsDiffer } from '../../events/einvoice/check-totals.ts';
import { UnknownCurrency } from '../../events/money/currency.ts';
import { NotADecimal } from '../../events/money/decimal.ts';
import { AmountTooLarge, TooManyDigits } from '../../events/money/money.ts';
import { attachmentRules } from '../attachments/detach.ts';
import { TooBusy } from '../handling/serial-queue.ts';
import type { DocumentBody } from '../http/document-body.ts';
import { isOutOfMemory, type ThreadLimits, tooMuchMemory, usualLimits, watchThread } from './document-limits.ts';
import type { Job, Message } from './document-worker.ts';
import {
  creditNoteFromXml,
  documentRules,
  invoiceFromXml,
  type Read,
  readXml,
  type StatedTotals,
} from './e-invoice.ts';

/** Both read documents from UBL or CII, also in a PDF; an invoice may have the id of its customer beside it. @throws NotAnEInvoice, StatedTotalsDiffer, AmountTooLarge, TooManyAttachments, AttachmentOfOtherType, TooBusy */
export type DocumentReader = {
  invoice(body: DocumentBody, customerId?: string): Promise<Read<ReturnType<typeof invoiceFromXml>>>;
  creditNote(body: DocumentBody): Promise<Read<ReturnType<typeof creditNoteFromXml>>>;
  /** Ends the thread. */
  close(): Promise<void>;
};

type ForThread = Omit<Job, 'totals' | 'mostBytes'>;
type Waiting = PromiseWithResolvers<Read<unknown>> & { job: ForThread };

const largestAtOnce = 32_768;
const mostWaiting = 100;
const mostBytesWaiting = 64 * 1024 * 1024;

/** A refusal that a thread has thrown arrives as data; these are the classes that it may have. */
const rules = new Map(
  [
    ...[...documentRules, ...attachmentRules],
    ...[StatedTotalsDiffer, AmountTooLarge, TooManyDigits, NotADecimal, UnknownCurrency],
  ].map((rule) => [rule.name, rule]),
);

/** How documents are read. `mostBytes` are those that the XML in a PDF may have; `customerIds` is how the ledger names customers. */
type Reading = { totals: StatedTotals; mostBytes: number; customerIds: () => Promise<CustomerIds> };

/** The thread starts with the first document for it. */
export function documentReader(
  { totals, mostBytes, customerIds: customerIdsOfLedger }: Reading,
  limits: ThreadLimits = usualLimits,
): DocumentReader {
  /** The first one is being read. */
  const queue: Waiting[] = [];
  let thread: Worker | undefined;
  let stopWatching = () => {};

  function start(): Worker {
    const started = new Worker(new URL('./document-worker.ts', import.meta.url), {
      execArgv: [], // without the options of this process: what they import is about the process, such as that it ends with its parent
      resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
    });
    started.unref(); // it does not keep the process from ending
    started.on('message', (message: Message) => {
      if (started !== thread) return;
      if (message === 'pdf-opened') stopWatching = watchThread(started, limits, (why) => giveUp(started, why));
      else if (message === 'pdf-closed') stopWatching();
      else if ('read' in message) answerFirst((asked) => asked.resolve(message.read));
      else answerFirst((asked) => asked.reject(refusalOf(message)));
    });
    started.on('error', (error) => giveUp(started, isOutOfMemory(error) ? tooMuchMemory(limits) : error));
    started.on('exit', () => giveUp(started, new Error('the thread that reads documents has ended')));
    return started;
  }

  /** Refuses the document that is being read. Another thread reads the next one. */
  function giveUp(ended: Worker, why: Error): void {
    if (ended !== thread) return;
    thread = undefined;
    void ended.terminate();
    answerFirst((asked) => asked.reject(why));
  }

  function answerFirst(answer: (asked: Waiting) => void): void {
    stopWatching();
    const first = queue.shift();
    if (first !== undefined) answer(first);
    readFirst();
  }

  function readFirst(): void {
    const [first] = queue;
    if (first === undefined) return;
    thread ??= start();
    thread.postMessage({ totals, mostBytes, ...first.job } satisfies Job);
  }

  function inThread(job: ForThread): Promise<Read<unknown>> {
    const bytesWaiting = queue.reduce((sum, { job: { body } }) => sum + body.bytes.length, 0);
    const isFull = queue.length >= mostWaiting || bytesWaiting + job.body.bytes.length > mostBytesWaiting;
    if (isFull && queue.length > 0) throw new TooBusy('the reading of large documents');
    const asked = Promise.withResolvers<Read<unknown>>();
    queue.push({ ...asked, job });
    if (queue.length === 1) readFirst();
    return asked.promise;
  }

  async function reading<Found>(job: ForThread, read: (xml: string) => Found): Promise<Read<Found>> {
    const { format, bytes } = job.body;
    const isSmall = format === 'xml' && bytes.length <= largestAtOnce;
    return isSmall ? readXml(job.body, read) : ((await inThread(job)) as Read<Found>);
  }

  return {
    async invoice(body, customerId) {
      const customerIds = await customerIdsOfLedger();
      const job = { kind: 'invoice', body, customerIds, ...(customerId !== undefined && { customerId }) } as const;
      return reading(job, (xml) => invoiceFromXml(xml, totals, customerIds, customerId));
    },
    async creditNote(body) {
      const customerIds = await customerIdsOfLedger();
      return reading({ kind: 'creditNote', body, customerIds }, (xml) => creditNoteFromXml(xml, totals, customerIds));
    },
    async close() {
      await thread?.terminate();
    },
  };
}

function refusalOf({ rule, message, fields }: Extract<Message, { rule: string }>): Error {
  const known = rules.get(rule);
  if (known === undefined) return new Error(`${rule}: ${message}`);
  return Object.assign(Object.create(known.prototype, { message: { value: message } }) as Error, fields);
}
