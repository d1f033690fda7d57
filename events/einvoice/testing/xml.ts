import { writeInvoice } from '../write-invoice.ts';
import { namespaceOf, namespaces } from '../xml/namespaces.ts';
import { example, issued } from './example.ts';

/** The example as a UBL document. */
export const exampleXml: string = writeInvoice(issued(example));

/** A document with one place changed. @throws if the place does not occur exactly once */
export function replaced(xml: string, what: string | RegExp, by: string): string {
  const parts = xml.split(what);
  if (parts.length !== 2) throw new Error(`${what} is there ${parts.length - 1} times`);
  return parts.join(by);
}

const party = (inside: string) => `<cac:Party>${inside}</cac:Party>`;
export const legalEntity = (name: string) =>
  `<cac:PartyLegalEntity><cbc:RegistrationName>${name}</cbc:RegistrationName></cac:PartyLegalEntity>`;
export const vat = '<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>';

/** The smallest UBL invoice that can be registered. */
export const leastXml = (change: { buyer?: string; currency?: string } = {}) => {
  const { currency = 'EUR' } = change;
  const money = (name: string, amount: string) => `<cbc:${name} currencyID="${currency}">${amount}</cbc:${name}>`;
  return `<Invoice xmlns="${namespaceOf('Invoice')}" xmlns:cac="${namespaces.cac}" xmlns:cbc="${namespaces.cbc}">
    <cbc:IssueDate>2026-11-22</cbc:IssueDate>
    <cbc:DocumentCurrencyCode>${currency}</cbc:DocumentCurrencyCode>
    <cac:AccountingSupplierParty>${party(`<cac:PartyTaxScheme><cbc:CompanyID>NL1</cbc:CompanyID>${vat}</cac:PartyTaxScheme>${legalEntity('Seller')}`)}</cac:AccountingSupplierParty>
    <cac:AccountingCustomerParty>${party(change.buyer ?? `<cbc:EndpointID>b@example</cbc:EndpointID>${legalEntity('Buyer')}`)}</cac:AccountingCustomerParty>
    <cac:TaxTotal>${money('TaxAmount', '0')}<cac:TaxSubtotal>${money('TaxableAmount', '10')}${money('TaxAmount', '0')}
      <cac:TaxCategory><cbc:ID>Z</cbc:ID><cbc:Percent>0.0</cbc:Percent>${vat}</cac:TaxCategory></cac:TaxSubtotal></cac:TaxTotal>
    <cac:LegalMonetaryTotal>${money('LineExtensionAmount', '10')}${money('TaxExclusiveAmount', '10')}
      ${money('TaxInclusiveAmount', '10')}${money('PayableAmount', '10')}</cac:LegalMonetaryTotal>
    <cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:InvoicedQuantity>2</cbc:InvoicedQuantity>${money('LineExtensionAmount', '10')}
      <cac:Item><cbc:Name>Thing</cbc:Name>
        <cac:ClassifiedTaxCategory><cbc:ID>Z</cbc:ID><cbc:Percent>0.0</cbc:Percent>${vat}</cac:ClassifiedTaxCategory></cac:Item>
      <cac:Price>${money('PriceAmount', '5')}</cac:Price></cac:InvoiceLine>
  </Invoice>`;
};
