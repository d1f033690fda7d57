// The files that are attached to a PDF, as it names embedded files (ISO 32000-1, 7.11.4), read by PDF.js. The PDF may be hostile: this
// runs in a thread whose time and memory are limited (../document-reader.ts).

import { getDocument } from 'unpdf/pdfjs';
import { DocumentTooDemanding, PdfNotReadable } from './refusals.ts';

/** An attached file. Its content is read when it is asked for. */
export type EmbeddedFile = { name: string; read(): Promise<Uint8Array> };

const mostFiles = 100;

/**
 * Reads a PDF.
 * @param use gets the attached files, in the order of the PDF; they can be read as long as it runs
 * @throws PdfNotReadable, DocumentTooDemanding, and the errors of `use`
 */
export async function withEmbeddedFiles<Result>(
  bytes: Uint8Array,
  use: (attached: readonly EmbeddedFile[]) => Promise<Result>,
): Promise<Result> {
  const opening = getDocument({ data: new Uint8Array(bytes), verbosity: 0 }); // a copy: PDF.js keeps the bytes
  try {
    const pdf = await readable(opening.promise);
    const found = [...((await readable(pdf.getAttachments())) ?? [])];
    if (found.length > mostFiles)
      throw new DocumentTooDemanding(`${found.length} files are attached to the PDF, and ${mostFiles} may be`);
    return await use(
      found.map(([key, { filename }]) => ({
        name: filename,
        read: async () => (await readable(pdf.getAttachmentContent(key))) ?? new Uint8Array(),
      })),
    );
  } finally {
    await opening.destroy();
  }
}

/** Every error of PDF.js comes from the bytes that it reads. */
async function readable<Part>(part: Promise<Part>): Promise<Part> {
  try {
    return await part;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw new PdfNotReadable(
      error.name === 'PasswordException' ? 'it needs a password. Send one without' : error.message,
    );
  }
}
