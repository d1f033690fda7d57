import type { IssuedLine } from '../../invoice.ts';
import { followsPeppol } from '../rules/of-peppol.ts';
import { find, pathOf, place, stepsOf } from '../xml/element.ts';
import { ElementInvalid } from '../xml/refusals.ts';
import { attribute, decimal } from './forms.ts';
import { ofLine } from './stated-line.ts';
import type { Term } from './term.ts';

/**
 * The base quantity must be in the unit of the line (BT-149, BT-150). In another unit, the line net amount could not be computed.
 * @param path of the base quantity, below the line
 * @param quantityPath of the invoiced quantity, below the line
 */
export function baseQuantityInItsUnit(path: string, quantityPath: string): Term<IssuedLine> {
  const baseQuantity = ofLine.one('baseQuantity', path, decimal);
  const steps = stepsOf(path);
  const quantitySteps = stepsOf(quantityPath);
  return {
    read(element, reading) {
      const at = find(element, steps);
      const unit = at && attribute('unitCode').read(at, reading);
      const unitOfLine = find(element, quantitySteps)?.attributes.get('unitCode')?.trim();
      if (at && unit !== undefined && unit !== unitOfLine) {
        reading.refuse(
          new ElementInvalid(`${pathOf(at)}/@unitCode`, unit, `must be ${unitOfLine}, the unit of the line`),
          followsPeppol(reading.specification) ? 'PEPPOL-EN16931-R130' : undefined,
        );
      }
      return baseQuantity.read(element, reading);
    },
    write(line, element, context) {
      baseQuantity.write(line, element, context);
      if (line.baseQuantity === undefined || line.unit === undefined) return;
      attribute('unitCode').write(line.unit, place(element, steps), context);
    },
  };
}
