import type { InvoiceContent } from '../../events/document/document.ts';
import { InvoiceRefusal } from './refusals.ts';

/** JSON states no line net amounts, and none follows from a price for a quantity in another unit (BT-149, BT-150). */
export class BaseQuantityOfOtherUnit extends InvoiceRefusal {
  constructor(line: number, unit: string) {
    super(
      `The price of line ${line} is for a quantity in ${unit}, not in the unit of the line, so its net amount cannot be computed. ` +
        'Send the price and "baseQuantity" in the unit of the line, without "baseQuantityUnit".',
    );
  }
}

/** A document in UBL or CII states its net amounts. @throws BaseQuantityOfOtherUnit */
export function refuseBaseQuantityOfOtherUnit({ lines }: Pick<InvoiceContent, 'lines'>): void {
  for (const [index, { unit = 'C62', baseQuantityUnit = unit }] of lines.entries())
    if (baseQuantityUnit !== unit) throw new BaseQuantityOfOtherUnit(index + 1, baseQuantityUnit);
}
