import { Tax } from '../../document/document.ts';
import { code, decimal } from '../terms/forms.ts';
import { always, type Form, group, type Term, termsOf } from '../terms/term.ts';
import { onlyVat } from '../terms/vat.ts';

const typeCode = 'ram:TypeCode';

type TermsBetween<T> = {
  before?: readonly Term<T>[];
  afterType?: readonly Term<T>[];
  afterCategory?: readonly Term<T>[];
};

/** `ram:TradeTax` with further terms, at their places in the schema. */
export const tradeTaxWith = <T extends Tax>({
  before = [],
  afterType = [],
  afterCategory = [],
}: TermsBetween<T>): Form<T> =>
  onlyVat(
    typeCode,
    group<T>([
      ...before,
      always(typeCode, 'VAT'),
      ...afterType,
      termsOf(Tax).required('category', 'ram:CategoryCode', code<Tax['category']>()) as unknown as Term<T>,
      ...afterCategory,
      termsOf(Tax).one('rate', 'ram:RateApplicablePercent', decimal) as unknown as Term<T>,
    ]),
  );

/** `ram:CategoryTradeTax` of an allowance or charge, `ram:ApplicableTradeTax` of a line (BG-30). */
export const tradeTax = tradeTaxWith<Tax>({});
