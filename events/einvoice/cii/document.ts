// The terms of a whole document, in the order of CII's schema. Invoices and credit notes have the same.

import { text } from '../terms/forms.ts';
import { rulesOfDocument, type StatedDocument } from '../terms/stated-document.ts';
import { below, belowRequired, type Form, group, type Term } from '../terms/term.ts';
import { append } from '../xml/element.ts';
import { allowancesAndCharges } from './allowance-charge.ts';
import { type CiiDocument, fromCii, ofDocument, toCii } from './cii-document.ts';
import { date, note, period } from './forms.ts';
import { line } from './line.ts';
import { delivery, party, payee, taxRepresentative } from './party.ts';
import { paymentMeans } from './payment-means.ts';
import { paymentTerms } from './payment-terms.ts';
import * as references from './references.ts';
import { breakdown, totals } from './totals.ts';

const { one, required, many } = ofDocument;

const context = below<CiiDocument>('rsm:ExchangedDocumentContext', [
  one('process', 'ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID', text),
  one('specification', 'ram:GuidelineSpecifiedDocumentContextParameter/ram:ID', text),
]);

const exchangedDocument = below<CiiDocument>('rsm:ExchangedDocument', [
  one('number', 'ram:ID', text),
  one('typeCode', 'ram:TypeCode', text),
  required('issuedOn', 'ram:IssueDateTime/udt:DateTimeString', date),
  many('notes', 'ram:IncludedNote', note),
]);

const agreement = below<CiiDocument>('ram:ApplicableHeaderTradeAgreement', [
  one('reference', 'ram:BuyerReference', text),
  required('seller', 'ram:SellerTradeParty', party(rulesOfDocument.missing.seller)),
  required('buyer', 'ram:BuyerTradeParty', party(rulesOfDocument.missing.buyer)),
  one('taxRepresentative', 'ram:SellerTaxRepresentativeTradeParty', taxRepresentative),
  references.salesOrder,
  references.order,
  references.contract,
  references.supportingDocuments,
  references.tender,
  references.objectOfDocument,
  references.project,
]);

const deliveryOfGoods = belowRequired<CiiDocument>('ram:ApplicableHeaderTradeDelivery', [
  one('delivery', 'ram:ShipToTradeParty', delivery),
  one('deliveredOn', 'ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/udt:DateTimeString', date),
  references.despatch,
  references.receipt,
]);

/** Read with the tax total in that currency. */
const accountingCurrency: Term<CiiDocument> = {
  read: () => ({}),
  write({ accountingTax }, element) {
    if (accountingTax) append(element, 'ram:TaxCurrencyCode').text = accountingTax.currency;
  },
};

const settlement = below<CiiDocument>('ram:ApplicableHeaderTradeSettlement', [
  one('creditorId', 'ram:CreditorReferenceID', text),
  one('remittance', 'ram:PaymentReference', text),
  accountingCurrency,
  required('currency', 'ram:InvoiceCurrencyCode', text),
  one('payee', 'ram:PayeeTradeParty', payee),
  many('paymentInstructions', 'ram:SpecifiedTradeSettlementPaymentMeans', paymentMeans),
  breakdown,
  one('period', 'ram:BillingSpecifiedPeriod', period),
  allowancesAndCharges.ofDocument as Term<CiiDocument>,
  paymentTerms,
  totals,
  references.precedingInvoices,
  one('accountingReference', 'ram:ReceivableSpecifiedTradeAccountingAccount/ram:ID', text),
]);

const document = group<CiiDocument>([
  context,
  exchangedDocument,
  below<CiiDocument>('rsm:SupplyChainTradeTransaction', [
    many('lines', 'ram:IncludedSupplyChainTradeLineItem', line),
    agreement,
    deliveryOfGoods,
    settlement,
  ]),
]);

/** `rsm:CrossIndustryInvoice`. */
export const documentForm: Form<StatedDocument> = {
  read(element, reading) {
    const read = document.read(element, reading);
    return read && fromCii(read);
  },
  write: (stated, element, context) => document.write(toCii(stated), element, context),
};
