import { Type } from 'typebox';
import { Line } from '../../document/document.ts';
import { Item } from '../../document/item.ts';
import { termsOf } from './term.ts';

/** A line with its net amount as stated. */
export const StatedLine = Type.Object({ ...Line.properties, net: Type.Integer() });

/** Makes the terms of a line (BG-25). A price that is missing is not 0 or more either, as BR-27 is published. */
export const ofLine = termsOf(StatedLine, {
  missing: {
    id: 'BR-21',
    quantity: 'BR-22',
    net: 'BR-24',
    description: 'BR-25',
    unitPrice: ['BR-26', 'BR-27'],
    tax: 'BR-CO-04',
  },
  invalid: { unitPrice: 'BR-27' },
});

/** The rules of the VAT category of a line (BT-151). */
export const rulesOfLineTax = { missing: 'BR-CO-04', invalid: 'BR-CL-18' } as const;

/** Makes the terms of the discount of a price. */
export const ofPriceDiscount = termsOf(Item.properties.priceDiscount, { invalid: { grossPrice: 'BR-28' } });
