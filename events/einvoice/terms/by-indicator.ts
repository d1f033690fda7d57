import { formatDecimal, negated, parseDecimal } from '../../money/decimal.ts';
import { followsPeppol } from '../rules/of-peppol.ts';
import { append, firstOf, pathOf, place, type Steps, stepsOf, type XmlElement } from '../xml/element.ts';
import { ElementInvalid, ElementMissing } from '../xml/refusals.ts';
import { find, findAll } from './find.ts';
import type { Reading } from './reading.ts';
import type { Form, Term } from './term.ts';

type Both<Item> = { allowances?: Item[]; charges?: Item[] };

/**
 * The rules of the indicator: `missing` of the syntax, which requires the element, and `ofPeppol` of Peppol BIS Billing 3 and XRechnung,
 * which allow true and false, but not 1 and 0.
 */
export type RulesOfIndicator = { missing?: string; ofPeppol: readonly string[] };

/**
 * Allowances and charges use the same element, which has an indicator of the kind. Allowances are written first.
 * @param indicatorPath below the element
 * @param formOf what an allowance and a charge look like: their rules differ
 */
export function allowancesAndCharges<Item>(
  elementName: string,
  indicatorPath: string,
  rules: RulesOfIndicator,
  formOf: { readonly [Kind in keyof Both<Item>]-?: Form<Item> },
): Term<Both<Item>> {
  const indicator = stepsOf(indicatorPath);
  return {
    read(element, reading) {
      const both: Both<Item> = {};
      for (const at of findAll(element, [elementName], reading)) {
        const isOfCharge = isCharge(at, indicator, reading, rules);
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

/** Whether an allowance or charge is a charge (xsd:boolean). Refuses an element that does not say it, and returns undefined. */
export function isCharge(
  element: XmlElement,
  indicator: Steps,
  reading: Reading,
  { missing, ofPeppol }: RulesOfIndicator,
): boolean | undefined {
  const value = find(element, indicator, reading)?.text.trim() ?? '';
  if (value === 'true') return true;
  if (value === 'false') return false;
  const isPeppol = followsPeppol(reading.specification);
  if (isPeppol || !['0', '1'].includes(value)) {
    const path = `${pathOf(element)}/${indicator.join('/')}`;
    const refusal =
      value === '' ? new ElementMissing(path) : new ElementInvalid(path, value, 'is neither true nor false');
    const isThere = firstOf(element, indicator.slice(0, 1)) !== undefined;
    reading.refuse(refusal, isThere ? undefined : missing, ...(isPeppol ? ofPeppol : []));
  }
  return value === '1' ? true : value === '0' ? false : undefined;
}

/** Peppol BIS Billing 3 and XRechnung do not allow a charge on a price. @param rule of theirs */
export function refusePriceCharge(element: XmlElement, reading: Reading, rule: string): void {
  if (!followsPeppol(reading.specification)) return;
  const why = 'is a charge; a price can only have a discount';
  reading.refuse(new ElementInvalid(pathOf(element), 'true', why), rule);
}

/**
 * A charge on a price as a discount below 0, which is what EN 16931 has a term for (BT-147). Peppol BIS Billing 3 and XRechnung have no
 * charges, and their rules compute with it as it stands.
 */
export const asCharge = <Discount extends { amount?: string }>(
  charge: Discount,
  { specification }: Reading,
): Discount =>
  charge.amount === undefined || followsPeppol(specification)
    ? charge
    : { ...charge, amount: formatDecimal(negated(parseDecimal(charge.amount))) };
