import { AllowanceOrCharge, DocumentAllowanceOrCharge } from '../../document/document.ts';
import { allowancesAndCharges } from '../terms/by-indicator.ts';
import { amount, decimal, text } from '../terms/forms.ts';
import { rulesOfItems } from '../terms/rules-of-items.ts';
import { group, termsOf } from '../terms/term.ts';
import { taxCategory } from './tax-category.ts';

const elementName = 'cac:AllowanceCharge';
const indicatorRule = 'PEPPOL-EN16931-R043';
export const indicatorName = 'cbc:ChargeIndicator';

function termsWith(rule: string) {
  const of = termsOf(AllowanceOrCharge, { missing: { amount: rule } });
  return [
    of.one('reasonCode', 'cbc:AllowanceChargeReasonCode', text),
    of.one('reason', 'cbc:AllowanceChargeReason', text),
    of.one('percent', 'cbc:MultiplierFactorNumeric', decimal),
    of.required('amount', 'cbc:Amount', amount),
    of.one('base', 'cbc:BaseAmount', amount),
  ];
}

const ofLine = ({ amount }: { amount: string }) => group<AllowanceOrCharge>(termsWith(amount));

/** BG-27 and BG-28. */
export const lineAllowancesAndCharges = allowancesAndCharges(elementName, indicatorName, indicatorRule, {
  allowances: ofLine(rulesOfItems.ofLine.allowances),
  charges: ofLine(rulesOfItems.ofLine.charges),
});

const ofDocument = ({ amount, tax }: { amount: string; tax: string }) =>
  group<DocumentAllowanceOrCharge>([
    ...termsWith(amount),
    termsOf(DocumentAllowanceOrCharge, { missing: { tax } }).required(
      'tax',
      'cac:TaxCategory',
      taxCategory({ missing: tax, invalid: 'BR-CL-17' }),
    ),
  ]);

/** BG-20 and BG-21. */
export const documentAllowancesAndCharges = allowancesAndCharges(elementName, indicatorName, indicatorRule, {
  allowances: ofDocument(rulesOfItems.ofDocument.allowances),
  charges: ofDocument(rulesOfItems.ofDocument.charges),
});
