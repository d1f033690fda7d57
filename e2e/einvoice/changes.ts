// The changes that break the rules about money of EN 16931, of Peppol BIS Billing 3 and of XRechnung, each beside changes that just keep them.

import {
  aloneAndEmpty,
  attribute,
  both,
  type Change,
  changesOf,
  either,
  hasProfile,
  having,
  inCii,
  inUbl,
  isNote,
  isOf,
  isPlain,
  isUntaxed,
  missing,
  moved,
  says,
  twice,
  twiceWith,
  withGroups,
  written,
} from './change.ts';

const amount = /(?<!Price\/cac:AllowanceCharge\/cbc:)Amount$/;
const price = /(PriceAmount|Price\/.*BaseAmount|TradePrice\/ram:ChargeAmount)$/;
const total = /(LegalMonetaryTotal|MonetarySummation)\/[^/]+$|(Invoice|CreditNote)\/cac:TaxTotal\/cbc:TaxAmount$/;
const taxGroup = /(TaxSubtotal|HeaderTradeSettlement\/ram:ApplicableTradeTax)$/;
const ofGroup =
  /(TaxSubtotal|HeaderTradeSettlement\/ram:ApplicableTradeTax)\/\w+:(TaxableAmount|TaxAmount|BasisAmount|CalculatedAmount)$/;
const taxOfGroup = /TaxSubtotal\/cac:TaxCategory$|HeaderTradeSettlement\/ram:ApplicableTradeTax$/;
const taxOfPart = /ClassifiedTaxCategory$|TaxCategory$|LineTradeSettlement\/ram:ApplicableTradeTax$|CategoryTradeTax$/;
const category = /(TaxCategory\/cbc:ID|TradeTax\/ram:CategoryCode)$/;
const rate = /(TaxCategory|TradeTax)\/\w+:(Percent|RateApplicablePercent)$/;
const tax = /(TaxScheme\/cbc:ID|(Line|Header)TradeSettlement\/.*TradeTax\/ram:TypeCode)$/;
const adjustment =
  /AllowanceCharge\/\w+:(MultiplierFactorNumeric|CalculationPercent|BaseAmount|BasisAmount|Amount|ActualAmount)$/;
const percentage = /(MultiplierFactorNumeric|CalculationPercent)$/;
const indicator = /(cbc:ChargeIndicator|udt:Indicator)$/;
const reason = /AllowanceChargeReason$|AllowanceCharge\/ram:Reason$|ExemptionReason$/;
const party = /(Supplier|Seller|Customer|Buyer)\w*Party$/;
const taxId = /(Supplier|Seller|Customer|Buyer)\w*Party.*(PartyTaxScheme|SpecifiedTaxRegistration)$/;
const delivery =
  /Delivery(Date|Event)?$|ActualDelivery\w*$|DeliveryLocation\/cac:Address$|ShipToTradeParty\/.*Address$/;
const currency = /(DocumentCurrencyCode|InvoiceCurrencyCode|TaxCurrencyCode)$/;
const quantity = /Quantity$/;
const baseQuantity = /Bas(e|is)Quantity$/;
const typeCode = /(Invoice|CreditNote)TypeCode$|ExchangedDocument\/ram:TypeCode$/;
const ofLine = /Line$|LineItem$|ed\w*Quantity$|\/cbc:Name$|SpecifiedTradeProduct\/ram:Name$|cac:Price$/;
const once =
  /ClassifiedTaxCategory$|cac:Price$|CategoryTradeTax$|AllowanceCharge\/ram:ActualAmount$|NetPriceProductTradePrice\/ram:ChargeAmount$/;

const thirdDigit = written('has a third digit', (stated) => `${Number(stated).toFixed(2)}1`);
const zeros = written('begins with zeros', (stated) => `00${Number(stated).toFixed(2)}`);
const endsInSpace = written('ends in a space', (stated) => `${Number(stated).toFixed(2)} `);
const below0 = written('is below 0', (stated) => `-${stated}`);
const anyTaxed = isOf('S', 'L', 'M', 'Z', 'E', 'AE', 'K', 'G', 'O', 'B');

const ofEn16931: readonly Change[] = [
  changesOf(amount, isPlain, missing, thirdDigit, zeros, endsInSpace),
  changesOf(total, isPlain, moved(0.01)),
  changesOf(total, isNote, missing, moved(-0.01)),
  changesOf(ofGroup, isPlain, moved(-1.01), moved(-1), moved(-0.99), moved(0.01), moved(0.99), moved(1)),
  changesOf(ofGroup, isOf('L', 'M', 'B'), moved(0.99), moved(1)),
  changesOf(ofGroup, isUntaxed, moved(0.01), moved(0.99), moved(1), says('-0.00')),
  changesOf(taxGroup, anyTaxed, missing),
  changesOf(taxGroup, isOf('O'), twiceWith('cbc:ID', 'Z'), twiceWith('ram:CategoryCode', 'Z')),
  changesOf(taxOfGroup, both(isOf('S', 'Z', 'L', 'M'), inUbl), having('cbc:TaxExemptionReason')),
  changesOf(taxOfGroup, both(isOf('S', 'Z', 'L', 'M'), inCii), having('ram:ExemptionReason')),
  changesOf(taxOfPart, isPlain, missing),
  changesOf(tax, isPlain, says('GST')),
  changesOf(rate, anyTaxed, missing),
  changesOf(rate, isOf('S', 'L', 'M'), says('0'), says('-1')),
  changesOf(rate, isOf('Z', 'E', 'AE', 'K', 'G'), says('0.01'), says('-0.00')),
  changesOf(category, isPlain, says('X'), says('Z'), says('O'), says('L'), says('B')),
  changesOf(category, isOf('O', 'B', 'Z', 'L'), says('S')),
  changesOf(category, isOf('S', 'O'), missing),
  changesOf(price, isPlain, missing, says('0.00'), says('-0.00'), says('-0.01')),
  changesOf(adjustment, isPlain, moved(0.01)),
  changesOf(percentage, isPlain, below0),
  changesOf(/SpecifiedTradeAllowanceCharge\/ram:ChargeIndicator$/, isPlain, missing),
  changesOf(reason, either(isPlain, isUntaxed), missing),
  changesOf(taxOfGroup, both(isOf('S', 'Z', 'L', 'M'), inUbl), having('cbc:TaxExemptionReasonCode', '')),
  changesOf(taxOfGroup, both(isOf('S', 'Z', 'L', 'M'), inCii), having('ram:ExemptionReasonCode', '')),
  changesOf(taxId, both(isOf('O'), inUbl), having('cbc:CompanyID', '')),
  changesOf(/InvoicePeriod$|Delivery(Date)?$|DeliveryLocation$/, isOf('K'), missing),
  changesOf(taxOfPart, both(isOf('O'), inCii), having('ram:RateApplicablePercent', '')),
  changesOf(taxId, anyTaxed, missing),
  changesOf(party, isPlain, missing),
  changesOf(delivery, isOf('K'), missing),
  changesOf(/(IdentificationCode|CountryID)$/, isOf('B'), says('FR')),
  changesOf(ofLine, isPlain, missing),
  changesOf(once, isOf('B'), twice),
  changesOf(/(IssueDate|IssueDateTime)$/, isPlain, missing),
  changesOf(currency, isPlain, missing, says('ZZZ'), says('USD'), says('BGN')),
  changesOf(/TaxCurrencyCode$/, either(isPlain, hasProfile), says('EUR')),
  changesOf(/TaxTotal\[2\]$/, both(anyTaxed, inUbl), withGroups(10), withGroups(1)),
  changesOf(typeCode, isPlain, missing, says('999')),
  changesOf(/InvoiceTypeCode$/, isPlain, says('381')),
  changesOf(/CreditNoteTypeCode$/, isNote, says('380')),
  changesOf(amount, both(isPlain, inUbl), attribute('currencyID', 'ZZZ')),
  changesOf(/TaxTotalAmount$/, isPlain, attribute('currencyID', 'ZZZ')),
  changesOf(/TaxAmount$|PayableAmount$/, both(isPlain, inUbl), attribute('currencyID')),
].flat();

const ofProfiles: readonly Change[] = [
  changesOf(adjustment, hasProfile, missing, moved(0.02), moved(0.03), moved(-0.03)),
  changesOf(/AllowanceCharge\/\w+:(MultiplierFactorNumeric|CalculationPercent)$/, hasProfile, aloneAndEmpty),
  changesOf(/(?<!Price\/cac:)AllowanceCharge\/\w+:(BaseAmount|BasisAmount)$/, hasProfile, aloneAndEmpty),
  changesOf(/Line\/cbc:LineExtensionAmount$/, hasProfile, moved(0.02), moved(0.03)),
  changesOf(indicator, hasProfile, says('1'), says('0'), says(' true ')),
  changesOf(/Price\/.*(cbc:ChargeIndicator|udt:Indicator)$/, isPlain, says('true')),
  changesOf(baseQuantity, either(isPlain, hasProfile), says('-1'), says('0.5')),
  changesOf(baseQuantity, hasProfile, says('0')),
  changesOf(quantity, either(isPlain, hasProfile), attribute('unitCode', 'KGM')),
  changesOf(price, hasProfile, moved(0.01)),
  changesOf(/TaxTotal\[2\]\/cbc:TaxAmount$|TaxTotalAmount\[2\]$/, hasProfile, says('-700'), says('0')),
  changesOf(/TaxTotal(\[\d\])?$|TaxTotalAmount(\[\d\])?$/, hasProfile, missing),
  changesOf(/TaxTotalAmount\[1\]$/, hasProfile, twice),
  changesOf(rate, hasProfile, missing),
  changesOf(amount, ({ claim }) => claim === 'peppol', attribute('currencyID', 'USD')),
].flat();

export const changes: readonly Change[] = [...ofEn16931, ...ofProfiles];
