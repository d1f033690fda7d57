import { AllowanceOrCharge, DocumentAllowanceOrCharge } from '../../document/document.ts';
import { append, find, findAll, pathOf, type XmlElement } from '../xml/element.ts';
import { ElementInvalid, ElementMissing } from '../xml/refusals.ts';
import { amount, decimal, text } from './forms.ts';
import { taxCategory } from './tax-category.ts';
import { type Form, group, type Term, termsOf } from './term.ts';

const elementName = 'cac:AllowanceCharge';
const indicatorName = 'cbc:ChargeIndicator';

type Both<Item> = { allowances?: Item[]; charges?: Item[] };

/** Allowances and charges use the same element, which has an indicator of the kind. Allowances are written first. */
function allowancesAndCharges<Item>(form: Form<Item>): Term<Both<Item>> {
  return {
    read(element, context) {
      const { allowances, charges } = Object.groupBy(findAll(element, [elementName]), (at) =>
        isCharge(at) ? 'charges' : 'allowances',
      );
      const read = (elements: XmlElement[]) => elements.flatMap((at) => form.read(at, context) ?? []);
      return { ...(allowances && { allowances: read(allowances) }), ...(charges && { charges: read(charges) }) };
    },
    write({ allowances = [], charges = [] }, element, context) {
      for (const [index, item] of [...allowances, ...charges].entries()) {
        const at = append(element, elementName);
        append(at, indicatorName).text = String(index >= allowances.length);
        form.write(item, at, context);
      }
    },
  };
}

/** Whether a `cac:AllowanceCharge` is a charge (xsd:boolean). @throws ElementMissing, ElementInvalid */
export function isCharge(element: XmlElement): boolean {
  const value = find(element, [indicatorName])?.text.trim();
  if (!value) throw new ElementMissing(`${pathOf(element)}/${indicatorName}`);
  if (value === 'true' || value === '1') return true;
  if (value === 'false' || value === '0') return false;
  throw new ElementInvalid(`${pathOf(element)}/${indicatorName}`, value, 'is neither true nor false');
}

const of = termsOf(AllowanceOrCharge);
const terms = [
  of.one('reasonCode', 'cbc:AllowanceChargeReasonCode', text),
  of.one('reason', 'cbc:AllowanceChargeReason', text),
  of.one('percent', 'cbc:MultiplierFactorNumeric', decimal),
  of.required('amount', 'cbc:Amount', amount),
  of.one('base', 'cbc:BaseAmount', amount),
];

/** BG-27 and BG-28. */
export const lineAllowancesAndCharges = allowancesAndCharges(group<AllowanceOrCharge>(terms));

/** BG-20 and BG-21. */
export const documentAllowancesAndCharges = allowancesAndCharges(
  group<DocumentAllowanceOrCharge>([
    ...terms,
    termsOf(DocumentAllowanceOrCharge).required('tax', 'cac:TaxCategory', taxCategory),
  ]),
);
