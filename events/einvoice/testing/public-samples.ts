import { existsSync, readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../../../shared/ubl/', import.meta.url);
const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.xml')) : [];

/**
 * Public samples in UBL, by their names; none if they are not beside this repository. They are not ours to copy: OpenPEPPOL/peppol-bis-invoice-3,
 * ConnectingEurope/eInvoicing-EN16931.
 */
export const publicSamples: ReadonlyMap<string, string> = new Map(
  names.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]),
);

export const areSamplesHere: boolean = names.length > 0;

/** The name of a suite about them, which says why it is skipped. */
export const aboutSamples = `public samples${areSamplesHere ? '' : ` (skipped: they are not in ${folder.pathname})`}`;
