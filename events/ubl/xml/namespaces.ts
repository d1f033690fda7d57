/** The namespaces of UBL 2.1's invoices and credit notes, by the prefixes that this code uses. */
export const namespaces = {
  cac: 'urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2',
  cbc: 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
} as const;

export type RootName = 'Invoice' | 'CreditNote';

/** The namespace of a kind of document. */
export const namespaceOf = (root: RootName): string => `urn:oasis:names:specification:ubl:schema:xsd:${root}-2`;
