/** The rules that allow an element of amounts once, by the element and the one around it. Other repeated elements have no official rule. */
const rules: Readonly<Record<string, string>> = {
  'cac:Item/cac:ClassifiedTaxCategory': 'UBL-SR-48',
  'cac:Price/cac:AllowanceCharge': 'UBL-SR-37',
  'ram:NetPriceProductTradePrice/ram:ChargeAmount': 'CII-SR-441',
  'ram:AppliedTradeAllowanceCharge/ram:ActualAmount': 'CII-SR-440',
  'ram:SpecifiedTradeAllowanceCharge/ram:CategoryTradeTax': 'CII-SR-472',
  'ram:SpecifiedTradeAllowanceCharge/ram:ActualAmount': 'CII-SR-473',
  'ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:LineTotalAmount': 'CII-SR-477',
  'ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:ChargeTotalAmount': 'CII-SR-478',
  'ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:AllowanceTotalAmount': 'CII-SR-479',
  'ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:TaxBasisTotalAmount': 'CII-SR-480',
  'ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:RoundingAmount': 'CII-SR-481',
  'ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:GrandTotalAmount': 'CII-SR-482',
  'ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:TotalPrepaidAmount': 'CII-SR-484',
  'ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:DuePayableAmount': 'CII-SR-487',
};

/** @param path of the repeated element */
export const ruleOfRepeated = (path: string): string | undefined =>
  rules[
    path
      .split('/')
      .slice(-2)
      .join('/')
      .replaceAll(/\[\d+\]/g, '')
  ];
