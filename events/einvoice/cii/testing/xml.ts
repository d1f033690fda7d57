import { ciiNamespaces } from '../../xml/namespaces.ts';

const declarations = Object.entries(ciiNamespaces)
  .map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
  .join(' ');

/** Further elements of the sections of a document, and what some elements hold instead. */
export type Parts = {
  typeCode?: string;
  currency?: string;
  issuedOn?: string;
  document?: string;
  agreement?: string;
  seller?: string;
  buyer?: string;
  delivery?: string;
  settlement?: string;
  taxes?: string;
  summation?: string;
  product?: string;
  price?: string;
  lineSettlement?: string;
};

/** The tax of a line, or with amounts a tax group. */
export const vat = (inside = '', rate = '0.0') => `<ram:ApplicableTradeTax>${inside}<ram:TypeCode>VAT</ram:TypeCode>
  <ram:CategoryCode>Z</ram:CategoryCode><ram:RateApplicablePercent>${rate}</ram:RateApplicablePercent></ram:ApplicableTradeTax>`;

/** A tax group of all that the document has. */
export const subtotal = (inside = '') =>
  vat(`<ram:CalculatedAmount>0</ram:CalculatedAmount><ram:BasisAmount>10</ram:BasisAmount>${inside}`);

const vatId = '<ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">NL1</ram:ID></ram:SpecifiedTaxRegistration>';

export const date = (day: string, type = 'udt:DateTimeString') => `<${type} format="102">${day}</${type}>`;

/** The smallest CII invoice that can be registered. */
export const leastXml = ({
  typeCode = '380',
  currency = 'EUR',
  issuedOn = date('20261122'),
  seller = `<ram:Name>Seller</ram:Name>${vatId}`,
  buyer = '<ram:ID>B-1</ram:ID><ram:Name>Buyer</ram:Name>',
  taxes = subtotal(),
  price = '<ram:NetPriceProductTradePrice><ram:ChargeAmount>5</ram:ChargeAmount></ram:NetPriceProductTradePrice>',
  ...parts
}: Parts = {}) => `<rsm:CrossIndustryInvoice ${declarations}>
  <rsm:ExchangedDocument>
    <ram:TypeCode>${typeCode}</ram:TypeCode>
    <ram:IssueDateTime>${issuedOn}</ram:IssueDateTime>${parts.document ?? ''}
  </rsm:ExchangedDocument>
  <rsm:SupplyChainTradeTransaction>
    <ram:IncludedSupplyChainTradeLineItem>
      <ram:AssociatedDocumentLineDocument><ram:LineID>1</ram:LineID></ram:AssociatedDocumentLineDocument>
      <ram:SpecifiedTradeProduct><ram:Name>Thing</ram:Name>${parts.product ?? ''}</ram:SpecifiedTradeProduct>
      <ram:SpecifiedLineTradeAgreement>${price}</ram:SpecifiedLineTradeAgreement>
      <ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="C62">2</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery>
      <ram:SpecifiedLineTradeSettlement>${vat()}
        <ram:SpecifiedTradeSettlementLineMonetarySummation>
          <ram:LineTotalAmount>10</ram:LineTotalAmount>
        </ram:SpecifiedTradeSettlementLineMonetarySummation>${parts.lineSettlement ?? ''}
      </ram:SpecifiedLineTradeSettlement>
    </ram:IncludedSupplyChainTradeLineItem>
    <ram:ApplicableHeaderTradeAgreement>
      <ram:SellerTradeParty>${seller}</ram:SellerTradeParty>
      <ram:BuyerTradeParty>${buyer}</ram:BuyerTradeParty>${parts.agreement ?? ''}
    </ram:ApplicableHeaderTradeAgreement>
    <ram:ApplicableHeaderTradeDelivery>${parts.delivery ?? ''}</ram:ApplicableHeaderTradeDelivery>
    <ram:ApplicableHeaderTradeSettlement>
      <ram:InvoiceCurrencyCode>${currency}</ram:InvoiceCurrencyCode>${parts.settlement ?? ''}${taxes}
      <ram:SpecifiedTradeSettlementHeaderMonetarySummation>
        <ram:LineTotalAmount>10</ram:LineTotalAmount>
        <ram:TaxBasisTotalAmount>10</ram:TaxBasisTotalAmount>${parts.summation ?? ''}
        <ram:GrandTotalAmount>10</ram:GrandTotalAmount>
        <ram:DuePayableAmount>10</ram:DuePayableAmount>
      </ram:SpecifiedTradeSettlementHeaderMonetarySummation>
    </ram:ApplicableHeaderTradeSettlement>
  </rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>`;
