// Reads UBL and CII documents without holding up other requests: an invoice of 1,000 lines takes a few hundred milliseconds.
//
//   up to 32 KiB ──► read at once
//   larger       ──► a thread reads one after the other; at most 100 wait, or 64 MiB

import { Worker } from 'node:worker_threads';
import { StatedTotalsDiffer } from '../../events/einvoice/check-totals.ts';
import type { CustomerIds } from '../../events/ledger-identity.ts';
import { UnknownCurrency } from '../../events/money/currency.ts';
import { NotADecimal } from '../../events/money/decimal.ts';
import { AmountTooLarge, TooManyDigits } from '../../events/money/money.ts';
import { attachmentRules } from '../attachments/detach.ts';
import { TooBusy } from '../handling/serial-queue.ts';
import type { XmlBody } from '../http/xml-body.ts';
import type { Answer, Job } from './document-worker.ts';
import { creditNoteFromXml, invoiceFromXml, type Read, readBody, type StatedTotals, xmlRules } from './e-invoice.ts';

/** Both read documents from UBL or CII; an invoice may have the id of its customer beside it. @throws NotAnEInvoice, StatedTotalsDiffer, AmountTooLarge, TooManyAttachments, AttachmentOfOtherType, TooBusy */
export type DocumentReader = {
  invoice(body: XmlBody, customerId?: string): Promise<Read<ReturnType<typeof invoiceFromXml>>>;
  creditNote(body: XmlBody): Promise<Read<ReturnType<typeof creditNoteFromXml>>>;
  /** Ends the thread. */
  close(): Promise<void>;
};

type ForThread = Omit<Job, 'id' | 'totals'>;

const largestAtOnce = 32_768;
const mostWaiting = 100;
const mostBytesWaiting = 64 * 1024 * 1024;

/** A refusal that a thread has thrown arrives as data; these are the classes that it may have. */
const rules = new Map(
  [
    ...[...xmlRules, ...attachmentRules],
    ...[StatedTotalsDiffer, AmountTooLarge, TooManyDigits, NotADecimal, UnknownCurrency],
  ].map((rule) => [rule.name, rule]),
);

/** The thread starts with the first large document. @param customerIdsOfLedger how it names customers */
export function documentReader(totals: StatedTotals, customerIdsOfLedger: () => Promise<CustomerIds>): DocumentReader {
  const waiting = new Map<number, PromiseWithResolvers<Read<unknown>> & { bytes: number }>();
  let worker: Worker | undefined;
  let last = 0;

  function start(): Worker {
    // without the options of this process: what they import is about the process, such as that it ends with its parent
    const started = new Worker(new URL('./document-worker.ts', import.meta.url), { execArgv: [] });
    started.unref(); // it does not keep the process from ending
    started.on('message', (answer: Answer) => {
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      if ('read' in answer) asked?.resolve(answer.read);
      else asked?.reject(refusalOf(answer));
    });
    started.on('error', (error) => failAll(started, error));
    started.on('exit', () => failAll(started, new Error('the thread that reads XML documents has ended')));
    return started;
  }

  function failAll(ended: Worker, error: unknown): void {
    if (ended !== worker) return; // its documents were refused when it failed, and another thread has begun
    worker = undefined; // the next document starts another one
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  }

  function inThread(job: ForThread): Promise<Read<unknown>> {
    const { length: bytes } = job.body.bytes;
    const bytesWaiting = waiting.values().reduce((sum, one) => sum + one.bytes, 0);
    const isFull = waiting.size >= mostWaiting || bytesWaiting + bytes > mostBytesWaiting;
    if (isFull && waiting.size > 0) throw new TooBusy('the reading of large XML documents');
    worker ??= start();
    const asked = Promise.withResolvers<Read<unknown>>();
    waiting.set(++last, { ...asked, bytes });
    worker.postMessage({ id: last, totals, ...job } satisfies Job);
    return asked.promise;
  }

  async function reading<Found>(job: ForThread, read: (xml: string) => Found): Promise<Read<Found>> {
    const isSmall = job.body.bytes.length <= largestAtOnce;
    return isSmall ? readBody(job.body, read) : ((await inThread(job)) as Read<Found>);
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
      await worker?.terminate();
    },
  };
}

function refusalOf({ rule, message, fields }: Extract<Answer, { rule: string }>): Error {
  const known = rules.get(rule);
  if (known === undefined) return new Error(`${rule}: ${message}`);
  return Object.assign(Object.create(known.prototype, { message: { value: message } }) as Error, fields);
}
