// The thread in which documents are written (document-writer.ts).

import type { WithContent } from '../../events/document/attachment.ts';
import type { Syntax } from '../../events/einvoice/binding.ts';
import { type KindName, kinds } from '../../events/einvoice/kinds.ts';
import { writeDocument } from '../../events/einvoice/write-document.ts';
import type { IssuedDocument } from '../../events/invoice.ts';
import { answerJobs, watched } from '../../platform/process/thread-jobs.ts';
import { type Fonts, openFonts } from './pdf/fonts.ts';
import { writePdf } from './pdf/write-pdf.ts';

/** A document to write, with a mark for the content of each attachment. A PDF has the contents, in base64, in their places. */
export type Job = { document: WithContent<IssuedDocument>; kind: KindName } & (
  | { form: Syntax }
  | { form: 'pdf'; contents: readonly Uint8Array[] }
);

let fonts: Fonts | undefined;

answerJobs<Job, string | Uint8Array>(({ document, kind, ...job }) => {
  if (job.form !== 'pdf') return writeDocument(document, kinds[kind], job.form);
  fonts ??= openFonts();
  const [opened, { contents }] = [fonts, job];
  return watched(async () => writePdf(document, kinds[kind], opened, contents));
});
