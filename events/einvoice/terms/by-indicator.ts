import { followsPeppol } from '../rules/of-peppol.ts';
import { append, find, findAll, pathOf, place, type Steps, stepsOf, type XmlElement } from '../xml/element.ts';
import { ElementInvalid, ElementMissing } from '../xml/refusals.ts';
import type { Reading } from './reading.ts';
import type { Form, Term } from './term.ts';

type Both<Item> = { allowances?: Item[]; charges?: Item[] };

/**
 * Allowances and charges use the same element, which has an indicator of the kind. Allowances are written first.
 * @param indicatorPath below the element
 * @param rule of the specifications that allow no other values of the indicator than true and false
 * @param formOf what an allowance and a charge look like: their rules differ
 */
export function allowancesAndCharges<Item>(
  elementName: string,
  indicatorPath: string,
  rule: string,
  formOf: { readonly [Kind in keyof Both<Item>]-?: Form<Item> },
): Term<Both<Item>> {
  const indicator = stepsOf(indicatorPath);
  return {
    read(element, reading) {
      const both: Both<Item> = {};
      for (const at of findAll(element, [elementName])) {
        const isOfCharge = isCharge(at, indicator, reading, rule);
        if (isOfCharge === undefined) continue;
        const kind = isOfCharge ? 'charges' : 'allowances';
        both[kind] ??= [];
        const item = formOf[kind].read(at, reading);
        if (item !== undefined) both[kind].push(item);
      }
      return both;
    },
    write({ allowances = [], charges = [] }, element, context) {
      for (const [index, item] of [...allowances, ...charges].entries()) {
        const isOfCharge = index >= allowances.length;
        const at = append(element, elementName);
        place(at, indicator).text = String(isOfCharge);
        formOf[isOfCharge ? 'charges' : 'allowances'].write(item, at, context);
      }
    },
  };
}

/**
 * Whether an allowance or charge is a charge (xsd:boolean). Refuses an element that does not say it, and returns undefined.
 * @param rules of Peppol BIS Billing 3 and XRechnung, which do not allow 1 and 0
 */
export function isCharge(
  element: XmlElement,
  indicator: Steps,
  reading: Reading,
  ...rules: string[]
): boolean | undefined {
  const value = find(element, indicator)?.text.trim() ?? '';
  if (value === 'true') return true;
  if (value === 'false') return false;
  const isPeppol = followsPeppol(reading.specification);
  if (isPeppol || !['0', '1'].includes(value)) {
    const path = `${pathOf(element)}/${indicator.join('/')}`;
    const refusal =
      value === '' ? new ElementMissing(path) : new ElementInvalid(path, value, 'is neither true nor false');
    reading.refuse(refusal, ...(isPeppol ? rules : []));
  }
  return value === '1' ? true : value === '0' ? false : undefined;
}

/** The net price already includes its discount. @param rule of Peppol BIS Billing 3 and XRechnung */
export const refusePriceCharge = (element: XmlElement, reading: Reading, rule: string): void =>
  reading.refuse(
    new ElementInvalid(pathOf(element), 'true', 'is a charge; a price can only have a discount'),
    followsPeppol(reading.specification) ? rule : undefined,
  );
