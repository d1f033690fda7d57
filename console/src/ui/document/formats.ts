import type { Syntax } from '../../../../events/einvoice/binding.ts';

/** The formats of a document that are files, and how their names end. */
const endings = { pdf: '.pdf', ubl: '.xml', cii: '-cii.xml' } as const satisfies Readonly<
  Record<Syntax | 'pdf', string>
>;

export type DocumentFormat = keyof typeof endings;

export const formats = Object.keys(endings) as DocumentFormat[];

/** Reads a document as a file. @throws Problem if it is not valid under EN 16931 */
export type ReadAs = (format: DocumentFormat) => Promise<Blob>;

/** @param name the number of the document, or its id */
export const fileNameOf = (name: string, format: DocumentFormat): string => name + endings[format];

/** What a query has that asks for a document as a file. */
export const asFile = (format: DocumentFormat) => ({
  query: format === 'pdf' ? {} : { syntax: format },
  init: {
    headers: { accept: format === 'pdf' ? 'application/pdf' : 'application/xml' },
    parseAs: 'blob',
  } as const,
});
