// Writes documents as e-invoices without holding up other requests: the XML of 1,000 lines takes 50 ms, a PDF as long or longer.
//
//   XML up to 200 lines ──► written at once
//   longer XML, PDF     ──► a thread writes one after the other; at most 50 wait

import type { WithContent } from '../../events/document/attachment.ts';
import type { Syntax } from '../../events/einvoice/binding.ts';
import { type KindName, kinds } from '../../events/einvoice/kinds.ts';
import { NotAnEN16931Invoice, writeDocument } from '../../events/einvoice/write-document.ts';
import type { IssuedDocument } from '../../events/invoice.ts';
import { AmountTooLarge } from '../../events/money/money.ts';
import { Problem, Unavailable } from '../../platform/http/problems/problem.ts';
import { thread } from '../../platform/process/thread.ts';
import type { Job } from './document-worker.ts';

/**
 * Both throw Problem 422 not-an-en16931-invoice, with the rules that the document breaks; TooBusy. A document that takes too long, or too much
 * memory, is refused with Problem 422 document-too-demanding.
 */
export type DocumentWriter = {
  xml(document: WithContent<IssuedDocument>, kind: KindName, syntax: Syntax): Promise<string>;
  /** @param contents gathers the contents of the attachments, in base64, in the order of their marks in the document */
  pdf(
    document: WithContent<IssuedDocument>,
    kind: KindName,
    contents: () => Promise<readonly Uint8Array[]>,
  ): Promise<Uint8Array>;
  /** Ends the thread. */
  close(): Promise<void>;
};

/** Too many documents wait to be written. */
export class TooBusy extends Unavailable {
  constructor() {
    super({ title: 'Too many documents wait to be written', detail: 'Retry later.', retryAfterSeconds: 2 });
  }
}

/** As PDF, 12,000 lines take some ten seconds on a slow machine. */
const mostMs = 60_000;

const tooDemanding = () =>
  new Problem({
    type: 'document-too-demanding',
    status: 422,
    title: 'The document takes too much time or memory to be written',
    detail: 'Its texts or lines are too long for pages. Read it as XML: Accept: application/xml.',
  });

const mostLinesAtOnce = 200;

/**
 * The thread starts with the first PDF or long document.
 * @param mostMsOfPdf how long the writing of a PDF may take
 */
export function documentWriter(mostMsOfPdf = mostMs): DocumentWriter {
  const writing = thread<Job>(new URL('./document-worker.ts', import.meta.url), {
    task: 'writes documents',
    mostWaiting: 50,
    // some 12,000 lines, the most that an event holds, take 190 MB as PDF
    memory: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 },
    refusals: [NotAnEN16931Invoice, AmountTooLarge],
    tooBusy: () => new TooBusy(),
    outOfMemory: tooDemanding,
    watch(_, giveUp) {
      const deadline = setTimeout(() => giveUp(tooDemanding()), mostMsOfPdf);
      return () => clearTimeout(deadline);
    },
  });

  return {
    xml: (document, kind, syntax) =>
      refusing(async () => {
        if (document.lines.length <= mostLinesAtOnce) return writeDocument(document, kinds[kind], syntax);
        return (await writing.run(async () => ({ document, kind, form: syntax }))) as string;
      }),
    pdf: (document, kind, contents) =>
      refusing(async () => {
        const prepare = async (): Promise<Job> => ({ document, kind, form: 'pdf', contents: await contents() });
        return (await writing.run(prepare)) as Uint8Array;
      }),
    close: writing.close,
  };
}

async function refusing<Written>(write: () => Promise<Written>): Promise<Written> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof NotAnEN16931Invoice)) throw error;
    throw new Problem({
      type: 'not-an-en16931-invoice',
      status: 422,
      title: 'The document is not valid under EN 16931',
      detail: error.message,
      extensions: { rules: [...error.rules] },
    });
  }
}
