import { getDocumentProxy } from 'unpdf';

/** What a viewer of PDFs finds in a file. */
export type ReadPdf = {
  /** The texts of each page, with blanks between them. */
  pages: string[];
  /** By their names. */
  attachments: Map<string, Uint8Array>;
  title: string | undefined;
  /** The metadata as XML. */
  metadata: string;
};

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  try {
    const pages: string[] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      const { items } = await (await pdf.getPage(number)).getTextContent();
      pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
    }
    const attachments: ReadPdf['attachments'] = new Map();
    for (const [id, { filename }] of (await pdf.getAttachments()) ?? []) {
      attachments.set(filename, (await pdf.getAttachmentContent(id)) as Uint8Array);
    }
    const { metadata } = await pdf.getMetadata();
    return {
      pages,
      attachments,
      title: metadata?.get('dc:title') as string | undefined,
      metadata: metadata?.getRaw() as string,
    };
  } finally {
    await pdf.loadingTask.destroy();
  }
}
