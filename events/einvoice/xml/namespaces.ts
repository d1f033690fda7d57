/** The namespaces of UBL 2.1's invoices and credit notes, by the prefixes that this code uses. */
export const namespaces = {
  cac: 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
  cbc: 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
} as const;

export type RootName = 'Invoice' | 'CreditNote';

/** The namespace of a kind of document. */
export const namespaceOf = (root: RootName): string => `urn:oasis:names:specification:ubl:schema:xsd:${root}-2`;

/** The namespaces of CII, the Cross Industry Invoice of UN/CEFACT, by their usual prefixes. D16B and D22B have the same ones. */
export const ciiNamespaces = {
  rsm: 'urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100',
  ram: 'urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100',
  udt: 'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100',
  qdt: 'urn:un:unece:uncefact:data:standard:QualifiedDataType:100',
} as const;
