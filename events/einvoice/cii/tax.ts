import { Tax } from '../../document/document.ts';
import { code, rate } from '../terms/forms.ts';
import { always, type Form, group, type Term, termsOf } from '../terms/term.ts';
import { asRulesOfTax, onlyVat, type RulesOfCategory } from '../terms/vat.ts';

/** The name of the tax, below a tax category. */
export const typeCode = 'ram:TypeCode';

type TermsBetween<T> = {
  before?: readonly Term<T>[];
  afterType?: readonly Term<T>[];
  afterCategory?: readonly Term<T>[];
};

/** `ram:TradeTax` with further terms, at their places in the schema. */
export function tradeTaxWith<T extends Tax>(
  rules: RulesOfCategory,
  { before = [], afterType = [], afterCategory = [] }: TermsBetween<T>,
): Form<T> {
  const of = termsOf(Tax, asRulesOfTax(rules));
  return onlyVat(
    typeCode,
    rules.missing,
    group<T>([
      ...before,
      always(typeCode, 'VAT'),
      ...afterType,
      of.required('category', 'ram:CategoryCode', code<Tax['category']>()) as unknown as Term<T>,
      ...afterCategory,
      of.one('rate', 'ram:RateApplicablePercent', rate) as unknown as Term<T>,
    ]),
  );
}

/** `ram:CategoryTradeTax` of an allowance or charge, `ram:ApplicableTradeTax` of a line (BG-30). */
export const tradeTax = (rules: RulesOfCategory): Form<Tax> => tradeTaxWith<Tax>(rules, {});
