import { append, find, findAll, pathOf, place, type Steps, stepsOf, type XmlElement } from '../xml/element.ts';
import { ElementInvalid, ElementMissing } from '../xml/refusals.ts';
import type { Form, Term } from './term.ts';

type Both<Item> = { allowances?: Item[]; charges?: Item[] };

/**
 * Allowances and charges use the same element, which has an indicator of the kind. Allowances are written first.
 * @param indicatorPath below the element
 */
export function allowancesAndCharges<Item>(
  elementName: string,
  indicatorPath: string,
  form: Form<Item>,
): Term<Both<Item>> {
  const indicator = stepsOf(indicatorPath);
  return {
    read(element, context) {
      const { allowances, charges } = Object.groupBy(findAll(element, [elementName]), (at) =>
        isCharge(at, indicator) ? 'charges' : 'allowances',
      );
      const read = (elements: XmlElement[]) => elements.flatMap((at) => form.read(at, context) ?? []);
      return { ...(allowances && { allowances: read(allowances) }), ...(charges && { charges: read(charges) }) };
    },
    write({ allowances = [], charges = [] }, element, context) {
      for (const [index, item] of [...allowances, ...charges].entries()) {
        const at = append(element, elementName);
        place(at, indicator).text = String(index >= allowances.length);
        form.write(item, at, context);
      }
    },
  };
}

/** Whether an allowance or charge is a charge (xsd:boolean). @throws ElementMissing, ElementInvalid */
export function isCharge(element: XmlElement, indicator: Steps): boolean {
  const path = `${pathOf(element)}/${indicator.join('/')}`;
  const value = find(element, indicator)?.text.trim();
  if (!value) throw new ElementMissing(path);
  if (value === 'true' || value === '1') return true;
  if (value === 'false' || value === '0') return false;
  throw new ElementInvalid(path, value, 'is neither true nor false');
}
