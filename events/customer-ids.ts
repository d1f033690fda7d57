/**
 * Whether the id of a customer whom a document identifies by an identifier with a scheme has the scheme: `0002:FR23342` or `FR23342`. A
 * ledger never changes it: the customers that it has would get other ids.
 */
export const customerIds = ['with-scheme', 'without-scheme'] as const;
export type CustomerIds = (typeof customerIds)[number];
