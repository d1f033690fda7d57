import type { InvoiceContent } from '../document/document.ts';
import { lineNet, taxGroups, totalsOf } from '../document/totals.ts';
import type { Syntax } from './binding.ts';
import { creditNote } from './kinds.ts';
import { writeDocument } from './write-document.ts';

/**
 * Writes a credit note that came as a document of its own as an e-invoice of EN 16931.
 * @throws NotAnEN16931Invoice, with all the rules that it breaks; AmountTooLarge
 */
export const writeCreditNote = (content: InvoiceContent, syntax: Syntax = 'ubl'): string =>
  writeDocument(
    {
      ...content,
      lines: content.lines.map((line) => ({ ...line, net: lineNet(line) })),
      taxes: taxGroups(content),
      totals: totalsOf(content),
    },
    creditNote,
    syntax,
  );
