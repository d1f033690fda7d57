import { describe, expect, it } from 'vitest';
import { InvoiceContent } from './document.ts';
import { Totals } from './totals.ts';

type Schema = { properties?: Record<string, Schema>; items?: Schema };

/** The places of all values in a schema: "seller.address.city", "lines[].charges[].amount". */
function leavesOf({ properties, items }: Schema, path = ''): string[] {
  if (items !== undefined) return leavesOf(items, `${path}[]`);
  if (properties === undefined) return [path];
  return Object.entries(properties).flatMap(([name, schema]) =>
    leavesOf(schema, path === '' ? name : `${path}.${name}`),
  );
}
const leaves = leavesOf(InvoiceContent as Schema);

const address = (of: string, terms: readonly [string, string, string, string, string, string, string]) => {
  const fields = ['street', 'additionalStreet', 'city', 'postCode', 'subdivision', 'country', 'line'];
  return Object.fromEntries(terms.map((term, index) => [term, `${of}.address.${fields[index]}`]));
};
const adjustment = (of: string, [amount, base, percent, reason, code]: readonly string[]) => ({
  [`BT-${amount}`]: `${of}.amount`,
  [`BT-${base}`]: `${of}.base`,
  [`BT-${percent}`]: `${of}.percent`,
  [`BT-${reason}`]: `${of}.reason`,
  [`BT-${code}`]: `${of}.reasonCode`,
});

/** The business terms of EN 16931-1 in JSON. */
const inContent: Readonly<Record<string, string>> = {
  'BT-1': 'number',
  'BT-2': 'issuedOn',
  'BT-3': 'typeCode',
  'BT-5': 'currency',
  'BT-6': 'accountingTax.currency',
  'BT-7': 'taxPointOn',
  'BT-8': 'taxPointCode',
  'BT-9': 'dueOn',
  'BT-10': 'reference',
  'BT-11': 'projectReference',
  'BT-12': 'contractReference',
  'BT-13': 'orderReference',
  'BT-14': 'salesOrderReference',
  'BT-15': 'receiptReference',
  'BT-16': 'despatchReference',
  'BT-17': 'tenderReference',
  'BT-18': 'object.id',
  'BT-18-1': 'object.scheme',
  'BT-19': 'accountingReference',
  'BT-20': 'paymentTerms',
  'BT-22': 'notes[]',
  'BT-23': 'process',
  'BT-24': 'specification',
  'BT-25': 'precedingInvoices[].number',
  'BT-26': 'precedingInvoices[].issuedOn',
  'BT-27': 'seller.name',
  'BT-28': 'seller.tradingName',
  'BT-29': 'seller.ids[].id',
  'BT-29-1': 'seller.ids[].scheme',
  'BT-30': 'seller.legalId.id',
  'BT-30-1': 'seller.legalId.scheme',
  'BT-31': 'seller.vatId',
  'BT-32': 'seller.taxRegistrationId',
  'BT-33': 'seller.legalForm',
  'BT-34': 'seller.electronicAddress.id',
  'BT-34-1': 'seller.electronicAddress.scheme',
  ...address('seller', ['BT-35', 'BT-36', 'BT-37', 'BT-38', 'BT-39', 'BT-40', 'BT-162']),
  'BT-41': 'seller.contact.name',
  'BT-42': 'seller.contact.telephone',
  'BT-43': 'seller.contact.email',
  'BT-44': 'buyer.name',
  'BT-45': 'buyer.tradingName',
  'BT-46': 'buyer.ids[].id',
  'BT-46-1': 'buyer.ids[].scheme',
  'BT-47': 'buyer.legalId.id',
  'BT-47-1': 'buyer.legalId.scheme',
  'BT-48': 'buyer.vatId',
  'BT-49': 'buyer.electronicAddress.id',
  'BT-49-1': 'buyer.electronicAddress.scheme',
  ...address('buyer', ['BT-50', 'BT-51', 'BT-52', 'BT-53', 'BT-54', 'BT-55', 'BT-163']),
  'BT-56': 'buyer.contact.name',
  'BT-57': 'buyer.contact.telephone',
  'BT-58': 'buyer.contact.email',
  'BT-59': 'payee.name',
  'BT-60': 'payee.ids[].id',
  'BT-60-1': 'payee.ids[].scheme',
  'BT-61': 'payee.legalId.id',
  'BT-61-1': 'payee.legalId.scheme',
  'BT-62': 'taxRepresentative.name',
  'BT-63': 'taxRepresentative.vatId',
  ...address('taxRepresentative', ['BT-64', 'BT-65', 'BT-66', 'BT-67', 'BT-68', 'BT-69', 'BT-164']),
  'BT-70': 'delivery.name',
  'BT-71': 'delivery.location.id',
  'BT-71-1': 'delivery.location.scheme',
  'BT-72': 'deliveredOn',
  'BT-73': 'period.from',
  'BT-74': 'period.until',
  ...address('delivery', ['BT-75', 'BT-76', 'BT-77', 'BT-78', 'BT-79', 'BT-80', 'BT-165']),
  'BT-81': 'paymentInstructions[].meansCode',
  'BT-82': 'paymentInstructions[].meansText',
  'BT-83': 'paymentInstructions[].remittance',
  'BT-84': 'paymentInstructions[].account',
  'BT-85': 'paymentInstructions[].accountName',
  'BT-86': 'paymentInstructions[].serviceProvider',
  'BT-87': 'paymentInstructions[].card.number',
  'BT-88': 'paymentInstructions[].card.holder',
  'BT-89': 'paymentInstructions[].mandate.reference',
  'BT-91': 'paymentInstructions[].mandate.debitedAccount',
  ...adjustment('allowances[]', ['92', '93', '94', '97', '98']),
  'BT-95': 'allowances[].tax.category',
  'BT-96': 'allowances[].tax.rate',
  ...adjustment('charges[]', ['99', '100', '101', '104', '105']),
  'BT-102': 'charges[].tax.category',
  'BT-103': 'charges[].tax.rate',
  'BT-111': 'accountingTax.amount',
  'BT-113': 'prepaid',
  'BT-114': 'rounding',
  'BT-118': 'exemptionReasons[].category',
  'BT-119': 'exemptionReasons[].rate',
  'BT-120': 'exemptionReasons[].reason',
  'BT-121': 'exemptionReasons[].code',
  'BT-122': 'supportingDocuments[].id',
  'BT-123': 'supportingDocuments[].description',
  'BT-124': 'supportingDocuments[].location',
  'BT-125': 'supportingDocuments[].attachment.sha256',
  'BT-125-1': 'supportingDocuments[].attachment.mediaType',
  'BT-125-2': 'supportingDocuments[].attachment.fileName',
  'BT-126': 'lines[].id',
  'BT-127': 'lines[].note',
  'BT-128': 'lines[].object.id',
  'BT-128-1': 'lines[].object.scheme',
  'BT-129': 'lines[].quantity',
  'BT-130': 'lines[].unit',
  'BT-132': 'lines[].orderLine',
  'BT-133': 'lines[].accountingReference',
  'BT-134': 'lines[].period.from',
  'BT-135': 'lines[].period.until',
  ...adjustment('lines[].allowances[]', ['136', '137', '138', '139', '140']),
  ...adjustment('lines[].charges[]', ['141', '142', '143', '144', '145']),
  'BT-146': 'lines[].unitPrice',
  'BT-147': 'lines[].priceDiscount.amount',
  'BT-148': 'lines[].priceDiscount.grossPrice',
  'BT-149': 'lines[].baseQuantity',
  'BT-150': 'lines[].baseQuantityUnit',
  'BT-151': 'lines[].tax.category',
  'BT-152': 'lines[].tax.rate',
  'BT-153': 'lines[].description',
  'BT-154': 'lines[].details',
  'BT-155': 'lines[].sellersItemId',
  'BT-156': 'lines[].buyersItemId',
  'BT-157': 'lines[].standardItemId.id',
  'BT-157-1': 'lines[].standardItemId.scheme',
  'BT-158': 'lines[].classifications[].code',
  'BT-158-1': 'lines[].classifications[].list',
  'BT-158-2': 'lines[].classifications[].listVersion',
  'BT-159': 'lines[].originCountry',
  'BT-160': 'lines[].attributes[].name',
  'BT-161': 'lines[].attributes[].value',
};

/** The terms that follow from others: a total, or what stands in the value of another term. */
const derived: Readonly<Record<string, string>> = {
  'BT-21': 'in the text of the note (BT-22), as #AAI#',
  'BT-90': 'an identifier of the seller or the payee with the scheme SEPA',
  'BT-106': 'lines',
  'BT-107': 'allowances',
  'BT-108': 'charges',
  'BT-109': 'taxExclusive',
  'BT-110': 'tax',
  'BT-112': 'taxInclusive',
  'BT-115': 'payable',
  'BT-116': 'of a tax group: computed, or as the document states it',
  'BT-117': 'of a tax group: computed, or as the document states it',
  'BT-131': 'of a line: computed, or as the document states it',
};

/** Fields that are no terms. */
const ours: Readonly<Record<string, string>> = {
  'customer.id': 'the account',
  'customer.name': 'the account',
  customerIdIsInternal: 'whether documents have the id of the account as BT-46',
  'lines[].returned': 'the sign of the line',
  'paymentInstructions[].card.network': 'required by UBL',
  'supportingDocuments[].attachment.bytes': 'of the content',
  'supportingDocuments[].attachment.isUnrecognised': 'about the content',
  // Party is one schema: EN 16931 has these of the seller only
  'buyer.legalForm': 'of no buyer',
  'buyer.taxRegistrationId': 'of no buyer',
};

describe('the business terms of EN 16931', () => {
  // EN 16931-1 numbers them from 1 to 165 without a 4
  const all = Array.from({ length: 165 }, (_, index) => `BT-${index + 1}`).filter((term) => term !== 'BT-4');

  it('are each in JSON, or follow from others', () => {
    const known = [inContent, derived].flatMap((terms) => Object.keys(terms));
    expect(known.filter((term) => !/-\d+-/.test(term)).toSorted()).toEqual(all.toSorted());
  });

  it.each(Object.entries(inContent))('%s is %s', (_, place) => expect(leaves).toContain(place));

  it('are all that JSON has of a document', () => {
    const known = [...Object.values(inContent), ...Object.keys(ours)];
    expect(leaves.filter((leaf) => !known.includes(leaf))).toEqual([]);
  });

  it('have their totals in the answer', () => {
    const totals = Object.values(derived).filter((value) => !value.includes(' '));
    expect(Object.keys(Totals.properties)).toEqual(expect.arrayContaining(totals));
  });
});
