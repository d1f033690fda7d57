/** The rules of EN 16931 for the amount and the VAT category of allowances and charges, which must be stated. */
export const rulesOfItems = {
  ofDocument: { allowances: { amount: 'BR-31', tax: 'BR-32' }, charges: { amount: 'BR-36', tax: 'BR-37' } },
  ofLine: { allowances: { amount: 'BR-41' }, charges: { amount: 'BR-43' } },
} as const;
