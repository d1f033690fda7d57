// The documents that `npm run test:einvoice` has judged: public samples, and random ones.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { WithContent } from '../../events/document/attachment.ts';
import type { InvoiceContent } from '../../events/document/document.ts';

const folder = new URL('../../../shared/ubl/', import.meta.url);
const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.xml')) : [];
if (names.length === 0) process.stderr.write(`the public samples are skipped: they are not in ${folder.pathname}\n`);

/** The samples by their names. They are not ours to copy: OpenPEPPOL/peppol-bis-invoice-3, ConnectingEurope/eInvoicing-EN16931. */
export const samples: ReadonlyMap<string, string> = new Map(
  names.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]),
);

/** EINVOICE_DOCUMENTS: the number of random documents. */
export const count = Number(process.env.EINVOICE_DOCUMENTS || 150);
/** EINVOICE_SEED: the seed of an earlier run, to repeat it. */
export const seed = Number(process.env.EINVOICE_SEED || Date.now() % 2 ** 31);

export type Content = WithContent<InvoiceContent>;

export const asNote = <Of extends object>(content: Of): Of & { typeCode: string } => ({ ...content, typeCode: '381' });
