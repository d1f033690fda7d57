import { allowanceForms } from '../terms/allowance-forms.ts';
import { amount, decimal, text } from '../terms/forms.ts';
import { taxCategory } from './tax-category.ts';

export const indicatorName = 'cbc:ChargeIndicator';

export const allowancesAndCharges = allowanceForms({
  elementName: 'cac:AllowanceCharge',
  indicatorPath: indicatorName,
  indicatorRules: { ofPeppol: ['PEPPOL-EN16931-R043'] },
  terms: (of) => [
    of.one('reasonCode', 'cbc:AllowanceChargeReasonCode', text),
    of.one('reason', 'cbc:AllowanceChargeReason', text),
    of.one('percent', 'cbc:MultiplierFactorNumeric', decimal),
    of.required('amount', 'cbc:Amount', amount),
    of.one('base', 'cbc:BaseAmount', amount),
  ],
  taxPath: 'cac:TaxCategory',
  tax: taxCategory,
});
