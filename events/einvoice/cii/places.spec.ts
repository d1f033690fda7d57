import { beforeAll, describe, expect, it } from 'vitest';
import { example, issued } from '../testing/example.ts';
import { writeInvoice } from '../write-invoice.ts';
import type { XmlElement } from '../xml/element.ts';
import { parseXml } from '../xml/parse.ts';

// The places of the business terms by EN 16931-3-3, with the values of the example. That they are read from there follows from
// round-trip.spec.ts.

const { taxPointOn: _, ...withoutTaxPoint } = example;
let root: XmlElement;
beforeAll(() => {
  root = parseXml(writeInvoice(issued(example), 'cii'));
});

/** The texts at the end of a path, or of an attribute there, in the order of the document. */
function valuesAt(element: XmlElement, path: string): string[] {
  const [step = '', ...steps] = path.split('/');
  if (step.startsWith('@')) return [element.attributes.get(step.slice(1)) ?? ''];
  if (step === '') return [element.text];
  const children = element.children.filter(({ name }) => name === (step.includes(':') ? step : `ram:${step}`));
  return children.flatMap((child) => valuesAt(child, steps.join('/')));
}

type Place = [terms: string, path: string, ...values: string[]];
const places = (section: string, ...of: Place[]): Place[] =>
  of.map(([terms, path, ...values]) => [terms, `${section}/${path}`, ...values]);

const transaction = 'rsm:SupplyChainTradeTransaction';
const agreement = `${transaction}/ApplicableHeaderTradeAgreement`;
const settlement = `${transaction}/ApplicableHeaderTradeSettlement`;
const means = 'SpecifiedTradeSettlementPaymentMeans';
const day = 'udt:DateTimeString';

const ofDocument: Place[] = [
  ...places(
    'rsm:ExchangedDocumentContext',
    ['BT-23', 'BusinessProcessSpecifiedDocumentContextParameter/ID', 'P1'],
    ['BT-24', 'GuidelineSpecifiedDocumentContextParameter/ID', 'urn:cen.eu:en16931:2017'],
  ),
  ...places(
    'rsm:ExchangedDocument',
    ['BT-1', 'ID', 'LH-2026-0113'],
    ['BT-3', 'TypeCode', '380'],
    ['BT-2', `IssueDateTime/${day}`, '20261122'],
    ['BT-22', 'IncludedNote/Content', 'Delivered with thanks.', 'Two lines,\none note.'],
    ['BT-21', 'IncludedNote/SubjectCode', 'AAI'],
  ),
  ...places(
    agreement,
    ['BT-10', 'BuyerReference', 'dept-7'],
    ['BT-14', 'SellerOrderReferencedDocument/IssuerAssignedID', 'SO-99'],
    ['BT-13', 'BuyerOrderReferencedDocument/IssuerAssignedID', 'PO-88'],
    ['BT-12', 'ContractReferencedDocument/IssuerAssignedID', 'CON-1'],
    ['BT-122, BT-17, BT-18', 'AdditionalReferencedDocument/IssuerAssignedID', 'timesheet', 'photo', 'LOT-1', 'meter-5'],
    ['their types', 'AdditionalReferencedDocument/TypeCode', '916', '916', '50', '130'],
    ['BT-18-1', 'AdditionalReferencedDocument/ReferenceTypeCode', 'ABT'],
    ['BT-123', 'AdditionalReferencedDocument/Name', 'Hours of November'],
    ['BT-124', 'AdditionalReferencedDocument/URIID', 'https://lighthouse.example/t/11'],
    ['BT-11', 'SpecifiedProcuringProject/ID', 'PRO-1'],
  ),
  ...places(
    `${transaction}/ApplicableHeaderTradeDelivery`,
    ['BT-71', 'ShipToTradeParty/GlobalID', '5412345000020'],
    ['BT-71-1', 'ShipToTradeParty/GlobalID/@schemeID', '0088'],
    ['BT-70', 'ShipToTradeParty/Name', 'Lager Nord'],
    ['BT-75', 'ShipToTradeParty/PostalTradeAddress/LineOne', 'Kaiweg 9'],
    ['BT-72', `ActualDeliverySupplyChainEvent/OccurrenceDateTime/${day}`, '20261121'],
    ['BT-16', 'DespatchAdviceReferencedDocument/IssuerAssignedID', 'DES-1'],
    ['BT-15', 'ReceivingAdviceReferencedDocument/IssuerAssignedID', 'REC-1'],
  ),
];

const ofParties: Place[] = [
  ...places(
    `${agreement}/SellerTradeParty`,
    ['BT-29', 'GlobalID', '5412345000013'],
    ['BT-29-1', 'GlobalID/@schemeID', '0088'],
    ['BT-27', 'Name', 'Lighthouse Joinery BV'],
    ['BT-33', 'Description', 'Besloten vennootschap, capital 10,000'],
    ['BT-30', 'SpecifiedLegalOrganization/ID', '12345678'],
    ['BT-30-1', 'SpecifiedLegalOrganization/ID/@schemeID', '0106'],
    ['BT-28', 'SpecifiedLegalOrganization/TradingBusinessName', 'Lighthouse'],
    ['BT-41', 'DefinedTradeContact/PersonName', 'Jo Vis'],
    ['BT-42', 'DefinedTradeContact/TelephoneUniversalCommunication/CompleteNumber', '+31 15 000 0000'],
    ['BT-43', 'DefinedTradeContact/EmailURIUniversalCommunication/URIID', 'jo@lighthouse.example'],
    ['BT-35', 'PostalTradeAddress/LineOne', 'Kade 3'],
    ['BT-36', 'PostalTradeAddress/LineTwo', 'Dock 4'],
    ['BT-162', 'PostalTradeAddress/LineThree', 'Shed C'],
    ['BT-37', 'PostalTradeAddress/CityName', 'Delft'],
    ['BT-38', 'PostalTradeAddress/PostcodeCode', '2611 AB'],
    ['BT-39', 'PostalTradeAddress/CountrySubDivisionName', 'Zuid-Holland'],
    ['BT-40', 'PostalTradeAddress/CountryID', 'NL'],
    ['BT-34', 'URIUniversalCommunication/URIID', '12345678'],
    ['BT-34-1', 'URIUniversalCommunication/URIID/@schemeID', '0106'],
    ['BT-31, BT-32', 'SpecifiedTaxRegistration/ID', 'NL001234567B01', '1234567890'],
    ['their schemes', 'SpecifiedTaxRegistration/ID/@schemeID', 'VA', 'FC'],
  ),
  ...places(
    `${agreement}/BuyerTradeParty`,
    ['BT-46', 'ID', 'C-4711'],
    ['BT-44', 'Name', 'Müller & Söhne <Möbel>'],
    ['BT-47', 'SpecifiedLegalOrganization/ID', 'HRB 1234'],
    ['BT-45', 'SpecifiedLegalOrganization/TradingBusinessName', 'Möbel Müller'],
    ['BT-58', 'DefinedTradeContact/EmailURIUniversalCommunication/URIID', 'rechnung@moebel.example'],
    ['BT-49', 'URIUniversalCommunication/URIID', 'DE999999999'],
    ['BT-48', 'SpecifiedTaxRegistration/ID', 'DE999999999'],
  ),
  ...places(
    `${agreement}/SellerTaxRepresentativeTradeParty`,
    ['BT-62', 'Name', 'Steuerbüro Ems'],
    ['BT-66', 'PostalTradeAddress/CityName', 'Leer'],
    ['BT-63', 'SpecifiedTaxRegistration/ID', 'DE888888888'],
    ['its scheme', 'SpecifiedTaxRegistration/ID/@schemeID', 'VA'],
  ),
  ...places(
    `${settlement}/PayeeTradeParty`,
    ['BT-60', 'ID', 'F-1'],
    ['BT-59', 'Name', 'Delft Factoring NV'],
    ['BT-61', 'SpecifiedLegalOrganization/ID', '87654321'],
  ),
];

const ofPayment: Place[] = places(
  settlement,
  ['BT-90', 'CreditorReferenceID', 'NL51ZZZ123'],
  ['BT-83', 'PaymentReference', 'LH-2026-0113'],
  ['BT-81', `${means}/TypeCode`, '58', '58'],
  ['BT-82', `${means}/Information`, 'SEPA credit transfer'],
  ['BT-87', `${means}/ApplicableTradeSettlementFinancialCard/ID`, '1111'],
  ['BT-88', `${means}/ApplicableTradeSettlementFinancialCard/CardholderName`, 'M. Müller'],
  ['BT-91', `${means}/PayerPartyDebtorFinancialAccount/IBANID`, 'DE02120300000000202051'],
  ['BT-84', `${means}/PayeePartyCreditorFinancialAccount/IBANID`, 'NL02ABNA0123456789', 'NL91ABNA0417164300'],
  ['BT-85', `${means}/PayeePartyCreditorFinancialAccount/AccountName`, 'Lighthouse'],
  ['BT-86', `${means}/PayeeSpecifiedCreditorFinancialInstitution/BICID`, 'ABNANL2A'],
  ['BT-20', 'SpecifiedTradePaymentTerms/Description', '30 days net'],
  ['BT-9', `SpecifiedTradePaymentTerms/DueDateDateTime/${day}`, '20261222'],
  ['BT-89', 'SpecifiedTradePaymentTerms/DirectDebitMandateID', 'M-1'],
  ['BT-25', 'InvoiceReferencedDocument/IssuerAssignedID', 'LH-2026-0099', 'LH-2026-0098'],
  ['BT-26', 'InvoiceReferencedDocument/FormattedIssueDateTime/qdt:DateTimeString', '20261001'],
  ['BT-19', 'ReceivableSpecifiedTradeAccountingAccount/ID', 'cost centre 12'],
  ['BT-73', `BillingSpecifiedPeriod/StartDateTime/${day}`, '20261101'],
  ['BT-74', `BillingSpecifiedPeriod/EndDateTime/${day}`, '20261130'],
);

const allowance = 'SpecifiedTradeAllowanceCharge';
const summation = 'SpecifiedTradeSettlementHeaderMonetarySummation';
const ofAmounts: Place[] = places(
  settlement,
  ['BT-6', 'TaxCurrencyCode', 'SEK'],
  ['BT-5', 'InvoiceCurrencyCode', 'EUR'],
  ['BT-117', 'ApplicableTradeTax/CalculatedAmount', '119.70', '4.78', '0.00'],
  ['BT-116', 'ApplicableTradeTax/BasisAmount', '570.00', '53.09', '75.50'],
  ['BT-118', 'ApplicableTradeTax/CategoryCode', 'S', 'S', 'E'],
  ['BT-119', 'ApplicableTradeTax/RateApplicablePercent', '21', '9', '0'],
  ['BT-120', 'ApplicableTradeTax/ExemptionReason', 'Schooling'],
  ['BT-121', 'ApplicableTradeTax/ExemptionReasonCode', 'VATEX-EU-132-1I'],
  ['BT-7', 'ApplicableTradeTax/TaxPointDate/udt:DateString', '20261120'],
  ['BG-20, BG-21', `${allowance}/ChargeIndicator/udt:Indicator`, 'false', 'true'],
  ['BT-92, BT-99', `${allowance}/ActualAmount`, '125.00', '50.00'],
  ['BT-93', `${allowance}/BasisAmount`, '1250.00'],
  ['BT-94', `${allowance}/CalculationPercent`, '10'],
  ['BT-95, BT-102', `${allowance}/CategoryTradeTax/CategoryCode`, 'S', 'S'],
  ['BT-96, BT-103', `${allowance}/CategoryTradeTax/RateApplicablePercent`, '21', '9'],
  ['BT-97, BT-104', `${allowance}/Reason`, 'Loyal customer', 'Packing'],
  ['BT-98', `${allowance}/ReasonCode`, '100'],
  ['BT-106', `${summation}/LineTotalAmount`, '773.59'],
  ['BT-107', `${summation}/AllowanceTotalAmount`, '125.00'],
  ['BT-108', `${summation}/ChargeTotalAmount`, '50.00'],
  ['BT-109', `${summation}/TaxBasisTotalAmount`, '698.59'],
  ['BT-110, BT-111', `${summation}/TaxTotalAmount`, '124.48', '2190.01'],
  ['their currencies', `${summation}/TaxTotalAmount/@currencyID`, 'EUR', 'SEK'],
  ['BT-112', `${summation}/GrandTotalAmount`, '823.07'],
  ['BT-113', `${summation}/TotalPrepaidAmount`, '200.00'],
  ['BT-114', `${summation}/RoundingAmount`, '-0.01'],
  ['BT-115', `${summation}/DuePayableAmount`, '623.06'],
);

const ofLines: Place[] = places(
  `${transaction}/IncludedSupplyChainTradeLineItem`,
  ['BT-126', 'AssociatedDocumentLineDocument/LineID', 'A', 'B', 'C', 'D'],
  ['BT-127', 'AssociatedDocumentLineDocument/IncludedNote/Content', 'To measure'],
  ['BT-157', 'SpecifiedTradeProduct/GlobalID', '05412345000037'],
  ['BT-157-1', 'SpecifiedTradeProduct/GlobalID/@schemeID', '0160'],
  ['BT-155', 'SpecifiedTradeProduct/SellerAssignedID', 'OT-1'],
  ['BT-156', 'SpecifiedTradeProduct/BuyerAssignedID', 'B-1'],
  ['BT-153', 'SpecifiedTradeProduct/Name', 'Oak table', 'Screws', 'Course in joinery', 'Table, taken back'],
  ['BT-154', 'SpecifiedTradeProduct/Description', 'Four legs, oiled'],
  ['BT-160', 'SpecifiedTradeProduct/ApplicableProductCharacteristic/Description', 'Colour', 'Height'],
  ['BT-161', 'SpecifiedTradeProduct/ApplicableProductCharacteristic/Value', 'natural', '74 cm'],
  ['BT-158', 'SpecifiedTradeProduct/DesignatedProductClassification/ClassCode', '56101519', '9403'],
  ['BT-158-1', 'SpecifiedTradeProduct/DesignatedProductClassification/ClassCode/@listID', 'TST', 'HS'],
  ['BT-158-2', 'SpecifiedTradeProduct/DesignatedProductClassification/ClassCode/@listVersionID', '24', ''],
  ['BT-159', 'SpecifiedTradeProduct/OriginTradeCountry/ID', 'BE'],
  ['BT-132', 'SpecifiedLineTradeAgreement/BuyerOrderReferencedDocument/LineID', '7'],
  ['BT-148', 'SpecifiedLineTradeAgreement/GrossPriceProductTradePrice/ChargeAmount', '500'],
  ['BT-147', 'SpecifiedLineTradeAgreement/GrossPriceProductTradePrice/AppliedTradeAllowanceCharge/ActualAmount', '100'],
  ['BT-146', 'SpecifiedLineTradeAgreement/NetPriceProductTradePrice/ChargeAmount', '400', '12.345678', '75.5', '300'],
  ['BT-149', 'SpecifiedLineTradeAgreement/NetPriceProductTradePrice/BasisQuantity', '1', '1000'],
  ['BT-150', 'SpecifiedLineTradeAgreement/NetPriceProductTradePrice/BasisQuantity/@unitCode', 'MTR', 'C62'],
  ['BT-129', 'SpecifiedLineTradeDelivery/BilledQuantity', '2.5', '250', '1', '1'],
  ['BT-130', 'SpecifiedLineTradeDelivery/BilledQuantity/@unitCode', 'MTR', 'C62', 'HUR', 'C62'],
  ...places(
    'SpecifiedLineTradeSettlement',
    ['BT-151', 'ApplicableTradeTax/CategoryCode', 'S', 'S', 'E', 'S'],
    ['BT-152', 'ApplicableTradeTax/RateApplicablePercent', '21', '9', '0', '21'],
    ['BT-134', `BillingSpecifiedPeriod/StartDateTime/${day}`, '20261102'],
    ['BT-135', `BillingSpecifiedPeriod/EndDateTime/${day}`, '20261109'],
    ['BT-136, BT-141', `${allowance}/ActualAmount`, '20.00', '15.00'],
    ['BT-142', `${allowance}/BasisAmount`, '1000.00'],
    ['BT-143', `${allowance}/CalculationPercent`, '1.5'],
    ['BT-140', `${allowance}/ReasonCode`, '95'],
    ['BT-144', `${allowance}/Reason`, 'Oiling'],
    ['BT-131', 'SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount', '995.00', '3.09', '75.50', '-300.00'],
    ['BT-128', 'AdditionalReferencedDocument/IssuerAssignedID', 'tree-1'],
    ['BT-128-1', 'AdditionalReferencedDocument/ReferenceTypeCode', 'ABZ'],
    ['BT-133', 'ReceivableSpecifiedTradeAccountingAccount/ID', 'furniture'],
  ),
);

describe('the places of a document in CII', () => {
  it.each([...ofDocument, ...ofParties, ...ofPayment, ...ofAmounts, ...ofLines])(
    'has %s at %s',
    (_, path, ...values) => {
      expect(valuesAt(root, path)).toEqual(values);
    },
  );

  it('has BT-8 with the tax, in the first category', () => {
    const path = `${settlement}/ApplicableTradeTax/DueDateTypeCode`;
    const xml = writeInvoice(issued({ ...withoutTaxPoint, taxPointCode: '35' }), 'cii');
    expect(valuesAt(parseXml(xml), path)).toEqual(['29']);
    expect(valuesAt(root, path)).toEqual([]);
  });

  it('are all of it: every element that has a text is one of them, or fixed', () => {
    const known = new Set(
      [...ofDocument, ...ofParties, ...ofPayment, ...ofAmounts, ...ofLines].map(([, path]) => path),
    );
    const others = [...new Set(pathsOf(root))].filter((path) => !known.has(path));
    expect(others.map((path) => path.split('/').slice(-2).join('/')).toSorted()).toEqual([
      'AdditionalReferencedDocument/TypeCode',
      'ApplicableTradeTax/TypeCode',
      'ApplicableTradeTax/TypeCode',
      'CategoryTradeTax/TypeCode',
      'ChargeIndicator/udt:Indicator',
      'ChargeIndicator/udt:Indicator',
      'GrossPriceProductTradePrice/BasisQuantity',
      'PostalTradeAddress/CityName',
      'PostalTradeAddress/CityName',
      'PostalTradeAddress/CountryID',
      'PostalTradeAddress/CountryID',
      'PostalTradeAddress/CountryID',
      'PostalTradeAddress/LineOne',
      'PostalTradeAddress/PostcodeCode',
      'SpecifiedProcuringProject/Name',
    ]);
  });
});

/** The paths of all elements that have a text, as the table has them. */
function pathsOf({ children, text }: XmlElement): string[] {
  if (text.trim() !== '') return [''];
  return children.flatMap((child) => {
    const name = child.name.replace(/^ram:/, '');
    return pathsOf(child).map((path) => (path === '' ? name : `${name}/${path}`));
  });
}
