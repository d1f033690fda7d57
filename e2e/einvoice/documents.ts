// The documents that `npm run test:einvoice` has judged, beside the public samples.

import type { WithContent } from '../../events/document/attachment.ts';
import type { InvoiceContent } from '../../events/document/document.ts';
import { aboutSamples, areSamplesHere } from '../../events/einvoice/testing/public-samples.ts';

if (!areSamplesHere) process.stderr.write(`${aboutSamples}\n`);

/** EINVOICE_DOCUMENTS: the number of random documents. */
export const count = Number(process.env.EINVOICE_DOCUMENTS || 150);
/** EINVOICE_SEED: the seed of an earlier run, to repeat it. */
export const seed = Number(process.env.EINVOICE_SEED || Date.now() % 2 ** 31);

export type Content = WithContent<InvoiceContent>;

export const asNote = <Of extends object>(content: Of): Of & { typeCode: string } => ({ ...content, typeCode: '381' });
