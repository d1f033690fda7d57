import type { IssuedLine } from '../../invoice.ts';
import { parseDecimal, signOf } from '../../money/decimal.ts';
import { pathOf, place, stepsOf } from '../xml/element.ts';
import { ElementInvalid } from '../xml/refusals.ts';
import { find } from './find.ts';
import { attribute, decimal } from './forms.ts';
import { ofLine } from './stated-line.ts';
import type { Form, Term } from './term.ts';

const noPrice =
  'is 0, so that no net amount follows from the price. Send the number of units that the price is for, or none for 1';

const divisor: Form<string> = {
  read(element, reading) {
    const value = decimal.read(element, reading);
    if (value !== undefined && signOf(parseDecimal(value)) === 0)
      reading.refuse(new ElementInvalid(pathOf(element), element.text.trim(), noPrice));
    return value;
  },
  write: decimal.write,
};

/**
 * The base quantity with its unit (BT-149, BT-150). The unit is kept only where it is not that of the line: then the net amount does not
 * follow from the price. The text of EN 16931 says that both are the same; of the published rules only PEPPOL-EN16931-R130 does.
 * @param path of the base quantity, below the line
 * @param quantityPath of the invoiced quantity, below the line
 */
export function baseQuantityWithUnit(path: string, quantityPath: string): Term<IssuedLine> {
  const baseQuantity = ofLine.one('baseQuantity', path, divisor);
  const unit = ofLine.one('baseQuantityUnit', path, attribute('unitCode'));
  const quantitySteps = stepsOf(quantityPath);
  const steps = stepsOf(path);
  return {
    read(element, reading) {
      const read = baseQuantity.read(element, reading);
      if (read.baseQuantity === undefined) return read;
      const { baseQuantityUnit } = unit.read(element, reading);
      const unitOfLine = find(element, quantitySteps, reading)?.attributes.get('unitCode')?.trim();
      return {
        ...read,
        ...(baseQuantityUnit !== undefined && baseQuantityUnit !== unitOfLine && { baseQuantityUnit }),
      };
    },
    write(line, element, context) {
      baseQuantity.write(line, element, context);
      const stated = line.baseQuantityUnit ?? line.unit;
      if (line.baseQuantity === undefined || stated === undefined) return;
      attribute('unitCode').write(stated, place(element, steps), context);
    },
  };
}
