import { AllowanceOrCharge, DocumentAllowanceOrCharge } from '../../document/document.ts';
import { allowancesAndCharges } from '../terms/by-indicator.ts';
import { amount, decimal, text } from '../terms/forms.ts';
import { group, termsOf } from '../terms/term.ts';
import { taxCategory } from './tax-category.ts';

const elementName = 'cac:AllowanceCharge';
export const indicatorName = 'cbc:ChargeIndicator';

const of = termsOf(AllowanceOrCharge);
const terms = [
  of.one('reasonCode', 'cbc:AllowanceChargeReasonCode', text),
  of.one('reason', 'cbc:AllowanceChargeReason', text),
  of.one('percent', 'cbc:MultiplierFactorNumeric', decimal),
  of.required('amount', 'cbc:Amount', amount),
  of.one('base', 'cbc:BaseAmount', amount),
];

/** BG-27 and BG-28. */
export const lineAllowancesAndCharges = allowancesAndCharges(
  elementName,
  indicatorName,
  group<AllowanceOrCharge>(terms),
);

/** BG-20 and BG-21. */
export const documentAllowancesAndCharges = allowancesAndCharges(
  elementName,
  indicatorName,
  group<DocumentAllowanceOrCharge>([
    ...terms,
    termsOf(DocumentAllowanceOrCharge).required('tax', 'cac:TaxCategory', taxCategory),
  ]),
);
