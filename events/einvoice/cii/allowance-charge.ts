import { allowanceForms } from '../terms/allowance-forms.ts';
import { bareAmount, decimal, text } from '../terms/forms.ts';
import { tradeTax } from './tax.ts';

export const indicatorPath = 'ram:ChargeIndicator/udt:Indicator';

export const allowancesAndCharges = allowanceForms({
  elementName: 'ram:SpecifiedTradeAllowanceCharge',
  indicatorPath,
  indicatorRules: { missing: 'CII-SR-463', ofPeppol: ['PEPPOL-EN16931-R043-1'] },
  terms: (of) => [
    of.one('percent', 'ram:CalculationPercent', decimal),
    of.one('base', 'ram:BasisAmount', bareAmount),
    of.required('amount', 'ram:ActualAmount', bareAmount),
    of.one('reasonCode', 'ram:ReasonCode', text),
    of.one('reason', 'ram:Reason', text),
  ],
  taxPath: 'ram:CategoryTradeTax',
  tax: tradeTax,
});
