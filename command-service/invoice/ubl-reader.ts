// Reads UBL and CII documents without holding up other requests: an invoice of 1,000 lines takes a few hundred milliseconds.
//
//   up to 32 KiB ──► read at once
//   larger       ──► a thread reads one after the other; at most 100 wait

import { Worker } from 'node:worker_threads';
import type { InvoiceContent } from '../../events/document/document.ts';
import type { CreditedTax } from '../../events/invoice.ts';
import { UnknownCurrency } from '../../events/money/currency.ts';
import { NotADecimal } from '../../events/money/decimal.ts';
import { AmountTooLarge, TooManyDigits } from '../../events/money/money.ts';
import { StatedTotalsDiffer } from '../../events/ubl/check-totals.ts';
import { TooBusy } from '../handling/serial-queue.ts';
import { creditNoteFromUbl, invoiceFromUbl, xmlRules } from './ubl.ts';
import type { Answer, Job } from './ubl-worker.ts';

/** Both read documents from UBL or CII. @throws NotAUblDocument, StatedTotalsDiffer, AmountTooLarge, TooBusy */
export type UblReader = {
  invoice(xml: string): Promise<InvoiceContent>;
  creditNote(xml: string): Promise<{ content: InvoiceContent; taxes: CreditedTax[] }>;
  /** Ends the thread. */
  close(): Promise<void>;
};

const largestAtOnce = 32_768;
const mostWaiting = 100;

/** A refusal that a thread has thrown arrives as data; these are the classes that it may have. */
const rules = new Map(
  [...xmlRules, StatedTotalsDiffer, AmountTooLarge, TooManyDigits, NotADecimal, UnknownCurrency].map((rule) => [
    rule.name,
    rule,
  ]),
);

/** The thread starts with the first large document. */
export function ublReader(): UblReader {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let worker: Worker | undefined;
  let last = 0;

  function start(): Worker {
    // without the options of this process: what they import is about the process, such as that it ends with its parent
    const started = new Worker(new URL('./ubl-worker.ts', import.meta.url), { execArgv: [] });
    started.unref(); // it does not keep the process from ending
    started.on('message', (answer: Answer) => {
      const asked = waiting.get(answer.id);
      waiting.delete(answer.id);
      if ('found' in answer) asked?.resolve(answer.found);
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

  function inThread(kind: Job['kind'], xml: string): Promise<unknown> {
    if (waiting.size >= mostWaiting) throw new TooBusy('the reading of large XML documents');
    worker ??= start();
    const asked = Promise.withResolvers<unknown>();
    waiting.set(++last, asked);
    worker.postMessage({ id: last, kind, xml } satisfies Job);
    return asked.promise;
  }

  const reading =
    <Found>(kind: Job['kind'], read: (xml: string) => Found) =>
    async (xml: string): Promise<Found> =>
      xml.length <= largestAtOnce ? read(xml) : ((await inThread(kind, xml)) as Found);

  return {
    invoice: reading('invoice', invoiceFromUbl),
    creditNote: reading('creditNote', creditNoteFromUbl),
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
