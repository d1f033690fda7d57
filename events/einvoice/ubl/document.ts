// The terms of a whole document, in the order of UBL's schema. Invoices and credit notes have nearly the same terms.

import { find, findAll } from '../terms/find.ts';
import { code, date, paymentTerms as paymentTermsForm, text } from '../terms/forms.ts';
import { ofDocument, rulesOfDocument, type StatedDocument } from '../terms/stated-document.ts';
import { type Form, group, type Term } from '../terms/term.ts';
import { append, firstOf, newElement, pathOf } from '../xml/element.ts';
import { ElementRepeated } from '../xml/refusals.ts';
import { allowancesAndCharges } from './allowance-charge.ts';
import { line, period } from './line.ts';
import { delivery, party, payee, taxRepresentative } from './party.ts';
import { paymentMeans } from './payment-means.ts';
import * as references from './references.ts';
import { taxesAndTotals } from './totals.ts';

const { one, required, many } = ofDocument;

const specification = [one('specification', 'cbc:CustomizationID', text), one('process', 'cbc:ProfileID', text)];
const number = one('number', 'cbc:ID', text);
const issuedOn = required('issuedOn', 'cbc:IssueDate', date);
const notes = many('notes', 'cbc:Note', text);
const taxPointOn = one('taxPointOn', 'cbc:TaxPointDate', date);

/** Read with the tax total in that currency. */
const accountingCurrency: Term<StatedDocument> = {
  read: () => ({}),
  write({ accountingTax }, element) {
    if (accountingTax) append(element, 'cbc:TaxCurrencyCode').text = accountingTax.currency;
  },
};

const currencies = [required('currency', 'cbc:DocumentCurrencyCode', text), accountingCurrency];
const buyerReferences = [
  one('accountingReference', 'cbc:AccountingCost', text),
  one('reference', 'cbc:BuyerReference', text),
  one('period', 'cac:InvoicePeriod', period),
  one('taxPointCode', 'cac:InvoicePeriod/cbc:DescriptionCode', code<NonNullable<StatedDocument['taxPointCode']>>()),
];
const parties = [
  required('seller', 'cac:AccountingSupplierParty/cac:Party', party(rulesOfDocument.missing.seller)),
  required('buyer', 'cac:AccountingCustomerParty/cac:Party', party(rulesOfDocument.missing.buyer)),
  one('payee', 'cac:PayeeParty', payee),
  one('taxRepresentative', 'cac:TaxRepresentativeParty', taxRepresentative),
  one('deliveredOn', 'cac:Delivery/cbc:ActualDeliveryDate', date),
  one('delivery', 'cac:Delivery', delivery),
];
const paymentMeansElement = 'cac:PaymentMeans';
const paymentInstructions = many('paymentInstructions', paymentMeansElement, paymentMeans);
const paymentTerms = one('paymentTerms', 'cac:PaymentTerms/cbc:Note', paymentTermsForm);
const totals = [allowancesAndCharges.ofDocument as Term<StatedDocument>, taxesAndTotals as Term<StatedDocument>];

/** `Invoice`. */
export const invoiceForm: Form<StatedDocument> = group<StatedDocument>([
  ...specification,
  number,
  issuedOn,
  one('dueOn', 'cbc:DueDate', date),
  one('typeCode', 'cbc:InvoiceTypeCode', text),
  notes,
  taxPointOn,
  ...currencies,
  ...buyerReferences,
  ...references.orders,
  references.precedingInvoices,
  references.despatch,
  references.receipt,
  references.tender,
  references.contract,
  ...references.additionalDocuments,
  references.project,
  ...parties,
  paymentInstructions,
  paymentTerms,
  ...totals,
  many('lines', 'cac:InvoiceLine', line('cbc:InvoicedQuantity')),
]);

/** UBL has no due date for a credit note except in its means of payment, after the code (BT-9). */
const paymentInstructionsAndDueDate: Term<StatedDocument> = {
  read(element, reading) {
    const dates = findAll(element, [paymentMeansElement], reading).flatMap(
      (at) => find(at, ['cbc:PaymentDueDate'], reading) ?? [],
    );
    const [dueOn, another] = new Set(dates.flatMap((at) => date.read(at, reading) ?? []));
    if (another)
      reading.refuse(new ElementRepeated(`${pathOf(element)}/${paymentMeansElement}/cbc:PaymentDueDate`, dates.length));
    return { ...paymentInstructions.read(element, reading), ...(dueOn !== undefined && { dueOn }) };
  },
  write(document, element, context) {
    paymentInstructions.write(document, element, context);
    const first = firstOf(element, [paymentMeansElement]);
    if (!first || document.dueOn === undefined) return;
    const dueDate = newElement('cbc:PaymentDueDate', first);
    date.write(document.dueOn, dueDate, context);
    first.children.splice(1, 0, dueDate);
  },
};

/** `CreditNote`. */
export const creditNoteForm: Form<StatedDocument> = group<StatedDocument>([
  ...specification,
  number,
  issuedOn,
  taxPointOn,
  one('typeCode', 'cbc:CreditNoteTypeCode', text),
  notes,
  ...currencies,
  ...buyerReferences,
  ...references.orders,
  references.precedingInvoices,
  references.despatch,
  references.receipt,
  references.contract,
  ...references.additionalDocumentsOfCreditNote,
  references.tender,
  ...parties,
  paymentInstructionsAndDueDate,
  paymentTerms,
  ...totals,
  many('lines', 'cac:CreditNoteLine', line('cbc:CreditedQuantity')),
]);
