import { AllowanceOrCharge, DocumentAllowanceOrCharge } from '../../document/document.ts';
import { allowancesAndCharges } from '../terms/by-indicator.ts';
import { bareAmount, decimal, text } from '../terms/forms.ts';
import { rulesOfItems } from '../terms/rules-of-items.ts';
import { group, termsOf } from '../terms/term.ts';
import { tradeTax } from './tax.ts';

const elementName = 'ram:SpecifiedTradeAllowanceCharge';
const indicatorRule = 'PEPPOL-EN16931-R043-1';
export const indicatorPath = 'ram:ChargeIndicator/udt:Indicator';

function termsWith(rule: string) {
  const of = termsOf(AllowanceOrCharge, { missing: { amount: rule } });
  return [
    of.one('percent', 'ram:CalculationPercent', decimal),
    of.one('base', 'ram:BasisAmount', bareAmount),
    of.required('amount', 'ram:ActualAmount', bareAmount),
    of.one('reasonCode', 'ram:ReasonCode', text),
    of.one('reason', 'ram:Reason', text),
  ];
}

const ofLine = ({ amount }: { amount: string }) => group<AllowanceOrCharge>(termsWith(amount));

/** BG-27 and BG-28. */
export const lineAllowancesAndCharges = allowancesAndCharges(elementName, indicatorPath, indicatorRule, {
  allowances: ofLine(rulesOfItems.ofLine.allowances),
  charges: ofLine(rulesOfItems.ofLine.charges),
});

const ofDocument = ({ amount, tax }: { amount: string; tax: string }) =>
  group<DocumentAllowanceOrCharge>([
    ...termsWith(amount),
    termsOf(DocumentAllowanceOrCharge, { missing: { tax } }).required(
      'tax',
      'ram:CategoryTradeTax',
      tradeTax({ missing: tax, invalid: 'BR-CL-17' }),
    ),
  ]);

/** BG-20 and BG-21. */
export const documentAllowancesAndCharges = allowancesAndCharges(elementName, indicatorPath, indicatorRule, {
  allowances: ofDocument(rulesOfItems.ofDocument.allowances),
  charges: ofDocument(rulesOfItems.ofDocument.charges),
});
