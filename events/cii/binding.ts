import type { Binding } from '../ubl/binding.ts';
import { ciiNamespaces } from '../ubl/xml/namespaces.ts';
import { documentForm } from './terms/document.ts';

const transaction = 'rsm:SupplyChainTradeTransaction';

/** BT-3: whether a document is an invoice or a credit note. */
export const typeCodePath = 'rsm:ExchangedDocument/ram:TypeCode';

/** The Cross Industry Invoice of UN/CEFACT as EN 16931-3-3 uses it, for invoices and credit notes. */
export const cii: Binding = {
  root: 'rsm:CrossIndustryInvoice',
  namespaces: ciiNamespaces,
  form: documentForm,
  paths: {
    currency: `${transaction}/ram:ApplicableHeaderTradeSettlement/ram:InvoiceCurrencyCode`,
    buyer: `${transaction}/ram:ApplicableHeaderTradeAgreement/ram:BuyerTradeParty`,
    line: `${transaction}/ram:IncludedSupplyChainTradeLineItem`,
  },
};
