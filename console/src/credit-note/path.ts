/** The address of the page of a credit note on the account of a customer. */
export const notePath = (customerId: string, creditNoteId: string): string =>
  `/customers/${encodeURIComponent(customerId)}/credit-notes/${encodeURIComponent(creditNoteId)}`;
