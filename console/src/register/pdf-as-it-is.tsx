import { texts } from '../texts.ts';
import { AsItIs, type Then } from './as-it-is.tsx';
import type { Pdf } from './document-drop.tsx';

/** Registers the invoice in a PDF. */
export const PdfAsItIs = ({ file: { name, bytes }, ...then }: Then & { file: Pdf }) => (
  <AsItIs file={{ type: 'application/pdf', bytes }} customer={undefined} {...then}>
    <p>{texts.register.pdfAsItIs(name)}</p>
  </AsItIs>
);
