import type { InvoiceContent } from '../../document/document.ts';
import { hasUnknownRules } from './of-countries.ts';
import { profileOf, xrechnungExtension } from './profiles.ts';

/** Whether the ledger knows all rules of a specification (BT-24), for a seller. */
export function isClaimable(
  specification: string,
  parties: Pick<InvoiceContent, 'seller' | 'taxRepresentative'>,
): boolean {
  const profile = profileOf(specification);
  if (profile === undefined || specification === xrechnungExtension) return false;
  return profile !== 'Peppol' || !hasUnknownRules(parties);
}
