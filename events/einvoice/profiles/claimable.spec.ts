import { expect, it } from 'vitest';
import { isClaimable } from './claimable.ts';

const core = 'urn:cen.eu:en16931:2017';
const xrechnung = `${core}#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0`;
const peppol = `${core}#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0`;
const seller = (country: string, vatId?: string) => ({
  seller: { name: 'Seller', address: { country }, ...(vatId !== undefined && { vatId }) },
});

it.each([
  [core, {}],
  [xrechnung, {}],
  [peppol, {}],
  [peppol, seller('NL')],
  [xrechnung, seller('DK')],
])('the ledger knows all rules of %s for %j', (specification, parties) =>
  expect(isClaimable(specification, parties)).toBe(true),
);

// Denmark, Greece and Iceland have rules in Peppol that the ledger does not know; a VAT identifier goes before the address
it.each([
  [`${xrechnung}#conformant#urn:xeinkauf.de:kosit:extension:xrechnung_3.0`, {}],
  [`${core}#compliant#urn:xoev-de:kosit:standard:xrechnung_2.3`, {}],
  [`${core}#compliant#urn:fdc:nen.nl:nlcius:v1.0`, {}],
  ['urn:factur-x.eu:1p0:basicwl', {}],
  [peppol, seller('DK')],
  [peppol, seller('IS')],
  [peppol, seller('GR')],
  [peppol, seller('DE', 'EL123456789')],
  [peppol, { ...seller('DE'), taxRepresentative: { name: 'T', vatId: 'EL1', address: { country: 'GR' } } }],
])('the ledger does not know all rules of %s for %j', (specification, parties) =>
  expect(isClaimable(specification, parties)).toBe(false),
);
