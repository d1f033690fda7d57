import type { BrokenRule } from '../rules/broken-rule.ts';
import { brokenPeppolRules } from '../rules/of-peppol.ts';
import type { StatedDocument } from '../terms/stated-document.ts';
import { rulesOfBoth } from './of-both.ts';
import { rulesOfCountries } from './of-countries.ts';
import { rulesOfPeppolInGermany, rulesOfXRechnung } from './of-germany.ts';
import { rulesOfPeppol } from './of-peppol.ts';
import { brokenOf, type Written } from './profile-rule.ts';
import { type Profile, profileOf } from './profiles.ts';

const rulesOf = {
  'EN 16931': [],
  XRechnung: [...rulesOfBoth, ...rulesOfXRechnung],
  Peppol: [...rulesOfBoth, ...rulesOfPeppol, ...rulesOfPeppolInGermany, ...rulesOfCountries],
} as const satisfies Record<Profile, unknown>;

/** The rules of the profile that a document claims (BT-24) and that it breaks as it is written. @throws AmountTooLarge */
export function brokenProfileRules(document: StatedDocument, written: Written): BrokenRule[] {
  const profile = profileOf(document.specification);
  if (profile === undefined) return []; // its rules are not known: it comes out as it came in
  // Peppol has rules for UBL only
  const held = profile === 'Peppol' ? { ...written, syntax: 'ubl' as const } : written;
  return [...brokenOf(rulesOf[profile], document, held), ...brokenPeppolRules(document, held.syntax)];
}
