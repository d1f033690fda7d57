import { Type } from 'typebox';
import type { Minor } from '../../money/money.ts';
import { amount, text } from '../terms/forms.ts';
import { Category, rulesOfSubtotal, type Subtotal } from '../terms/stated-totals.ts';
import { type Form, group, termsOf } from '../terms/term.ts';
import { groupOfVat } from '../terms/vat.ts';
import { scheme, taxCategoryWith } from './tax-category.ts';

const ofCategory = termsOf(Category);
const ofSubtotal = termsOf(Type.Object({ taxable: Type.Integer(), tax: Type.Integer(), category: Category }), {
  missing: rulesOfSubtotal,
});
const subtotal = group<Subtotal>([
  ofSubtotal.required('taxable', 'cbc:TaxableAmount', amount),
  ofSubtotal.required('tax', 'cbc:TaxAmount', amount),
  ofSubtotal.required(
    'category',
    'cac:TaxCategory',
    groupOfVat(
      scheme,
      taxCategoryWith<Category>({ missing: rulesOfSubtotal.category, invalid: 'BR-CL-17' }, [
        ofCategory.one('code', 'cbc:TaxExemptionReasonCode', text),
        ofCategory.one('reason', 'cbc:TaxExemptionReason', text),
      ]),
    ),
  ),
]);

export type TaxTotal = { tax: Minor; subtotals?: Subtotal[] };
const ofTaxTotal = termsOf(
  Type.Object({
    tax: Type.Integer(),
    subtotals: Type.Optional(Type.Array(Type.Unsafe<Subtotal>({}))),
  }),
  { missing: { tax: 'BR-CO-14' } },
);
const subtotals = ofTaxTotal.many('subtotals', 'cac:TaxSubtotal', subtotal);

/** The tax groups of a tax total alone. */
export const taxGroups: Form<Pick<TaxTotal, 'subtotals'>> = group<Pick<TaxTotal, 'subtotals'>>([subtotals]);

/** `cac:TaxTotal`: the VAT breakdown (BG-23) and its sum (BT-110); in the accounting currency only the sum (BT-111). */
export const taxTotal: Form<TaxTotal> = group<TaxTotal>([
  ofTaxTotal.required('tax', 'cbc:TaxAmount', amount),
  subtotals,
]);
