// The specifications that a document may claim to follow (BT-24). What is written claims none whose rules it breaks.

import { isPeppol } from '../rules/of-peppol.ts';

const core = 'urn:cen.eu:en16931:2017';
const xrechnung = `${core}#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0`;
/** Its rules are those of XRechnung, and some of codes and of elements that the ledger does not know (BR-DEX-*). */
export const xrechnungExtension = `${xrechnung}#conformant#urn:xeinkauf.de:kosit:extension:xrechnung_3.0`;
const peppol = `${core}#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0`;

/** What the ledger writes if a document claims nothing. */
export const plainEN16931 = core;

/** How a specification of Peppol has to begin (PEPPOL-EN16931-R004). */
export const beginsAsPeppol = (specification: string): boolean =>
  specification.startsWith(peppol) && !specification.includes('::');

export type Profile = 'EN 16931' | 'Peppol' | 'XRechnung';

/** The profile whose rules the ledger knows; undefined for any other specification, such as an earlier version of XRechnung. */
export function profileOf(specification: string = core): Profile | undefined {
  if (specification === core) return 'EN 16931';
  if (specification === xrechnung || specification === xrechnungExtension) return 'XRechnung';
  return isPeppol(specification) ? 'Peppol' : undefined;
}
