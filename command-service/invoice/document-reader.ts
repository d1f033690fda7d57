// Reads documents without holding up other requests: an invoice of 1,000 lines takes a few hundred milliseconds, and a PDF may be hostile.
//
//   XML up to 32 KiB    ──► read at once
//   larger XML, a PDF   ──► a thread reads one after the other; at most 100 wait, or 64 MiB
//
// A document that takes more time or memory than it may is refused, its thread is ended, and another thread goes on with those that wait.

import type { CustomerIds } from '../../events/customer-ids.ts';
import type { IssuedCreditNote } from '../../events/einvoice/read-credit-note.ts';
import type { IssuedDocument } from '../../events/invoice.ts';
import { UnknownCurrency } from '../../events/money/currency.ts';
import { NotADecimal } from '../../events/money/decimal.ts';
import { AmountTooLarge, TooManyDigits } from '../../events/money/money.ts';
import { thread } from '../../platform/process/thread.ts';
import type { Detached } from '../attachments/detach.ts';
import { TooBusy } from '../handling/serial-queue.ts';
import type { DocumentBody } from '../http/document-body.ts';
import { type ThreadLimits, tooMuchMemory, usualLimits, watchThread } from './document-limits.ts';
import type { Job } from './document-worker.ts';
import { documentFromXml, documentRules, type Read, readXml, type StatedTotals } from './e-invoice.ts';

/** Both read documents from UBL or CII, also in a PDF; an invoice may have the id of its customer beside it. @throws NotAnEInvoice, StatedTotalsDiffer, AmountTooLarge, TooManyAttachments, AttachmentOfOtherType, TooBusy */
export type DocumentReader = {
  invoice(body: DocumentBody, customerId?: string): Promise<Read<Detached<IssuedDocument>>>;
  creditNote(body: DocumentBody): Promise<Read<Detached<IssuedCreditNote>>>;
  /** Ends the thread. */
  close(): Promise<void>;
};

const largestAtOnce = 32_768;
const mostWaiting = 100;
const mostBytesWaiting = 64 * 1024 * 1024;

const tooBusy = () => new TooBusy('the reading of large documents');

/** How documents are read. `mostBytes` are those that the XML in a PDF may have; `customerIds` is how the ledger names customers. */
type Reading = { totals: StatedTotals; mostBytes: number; customerIds: () => Promise<CustomerIds> };

/** The thread starts with the first document for it. */
export function documentReader(
  { totals, mostBytes, customerIds }: Reading,
  limits: ThreadLimits = usualLimits,
): DocumentReader {
  const documents = thread<Job>(new URL('./document-worker.ts', import.meta.url), {
    task: 'reads documents',
    mostWaiting,
    memory: { maxOldGenerationSizeMb: limits.megabytes },
    refusals: [...documentRules, AmountTooLarge, TooManyDigits, NotADecimal, UnknownCurrency],
    tooBusy,
    watch: (worker, giveUp) => watchThread(worker, limits, giveUp),
    outOfMemory: () => tooMuchMemory(limits),
  });
  let bytesWaiting = 0;

  async function read(asked: Pick<Job, 'kind' | 'body' | 'customerId'>): Promise<unknown> {
    const job = { totals, mostBytes, customerIds: await customerIds(), ...asked };
    const { format, bytes } = job.body;
    const isSmall = format === 'xml' && bytes.length <= largestAtOnce;
    return isSmall ? readXml(job.body, (xml) => documentFromXml(xml, job)) : inThread(job);
  }

  async function inThread(job: Job): Promise<unknown> {
    const { length } = job.body.bytes;
    if (bytesWaiting > 0 && bytesWaiting + length > mostBytesWaiting) throw tooBusy();
    bytesWaiting += length;
    try {
      return await documents.run(async () => job);
    } finally {
      bytesWaiting -= length;
    }
  }

  return {
    invoice: (body, customerId) =>
      read({ kind: 'invoice', body, ...(customerId !== undefined && { customerId }) }) as ReturnType<
        DocumentReader['invoice']
      >,
    creditNote: (body) => read({ kind: 'creditNote', body }) as ReturnType<DocumentReader['creditNote']>,
    close: documents.close,
  };
}
