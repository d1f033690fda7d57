import { AllowanceOrCharge, DocumentAllowanceOrCharge } from '../../document/document.ts';
import { allowancesAndCharges } from '../terms/by-indicator.ts';
import { bareAmount, decimal, text } from '../terms/forms.ts';
import { group, termsOf } from '../terms/term.ts';
import { tradeTax } from './tax.ts';

const elementName = 'ram:SpecifiedTradeAllowanceCharge';
export const indicatorPath = 'ram:ChargeIndicator/udt:Indicator';

const of = termsOf(AllowanceOrCharge);
const terms = [
  of.one('percent', 'ram:CalculationPercent', decimal),
  of.one('base', 'ram:BasisAmount', bareAmount),
  of.required('amount', 'ram:ActualAmount', bareAmount),
  of.one('reasonCode', 'ram:ReasonCode', text),
  of.one('reason', 'ram:Reason', text),
];

/** BG-27 and BG-28. */
export const lineAllowancesAndCharges = allowancesAndCharges(
  elementName,
  indicatorPath,
  group<AllowanceOrCharge>(terms),
);

/** BG-20 and BG-21. */
export const documentAllowancesAndCharges = allowancesAndCharges(
  elementName,
  indicatorPath,
  group<DocumentAllowanceOrCharge>([
    ...terms,
    termsOf(DocumentAllowanceOrCharge).required('tax', 'ram:CategoryTradeTax', tradeTax),
  ]),
);
