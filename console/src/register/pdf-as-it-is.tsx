import { texts } from '../texts.ts';
import type { DocumentFile } from '../ui/document/file.ts';
import { AsItIs, type Then } from './as-it-is.tsx';

/** Registers the invoice in a PDF. */
export const PdfAsItIs = ({ file, ...then }: Then & { file: DocumentFile }) => (
  <AsItIs file={file} customer={undefined} {...then}>
    <p>{texts.register.pdfAsItIs(file.name)}</p>
  </AsItIs>
);
