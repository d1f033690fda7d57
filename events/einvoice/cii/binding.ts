import type { Binding } from '../binding.ts';
import { ciiNamespaces } from '../xml/namespaces.ts';
import { documentForm } from './document.ts';

const transaction = 'rsm:SupplyChainTradeTransaction';

/** The Cross Industry Invoice of UN/CEFACT as EN 16931-3-3 uses it, for invoices and credit notes. */
export const cii: Binding = {
  syntax: 'cii',
  root: 'rsm:CrossIndustryInvoice',
  namespaces: ciiNamespaces,
  form: documentForm,
  paths: {
    specification: 'rsm:ExchangedDocumentContext/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID',
    currency: `${transaction}/ram:ApplicableHeaderTradeSettlement/ram:InvoiceCurrencyCode`,
    typeCode: 'rsm:ExchangedDocument/ram:TypeCode', // whether it is an invoice or a credit note
    buyer: `${transaction}/ram:ApplicableHeaderTradeAgreement/ram:BuyerTradeParty`,
    line: `${transaction}/ram:IncludedSupplyChainTradeLineItem`,
  },
};
