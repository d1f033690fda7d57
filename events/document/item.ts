import { Type } from 'typebox';
import { closed, country, decimal, Identifier, longText, plainDecimal, text } from './field.ts';

/** Further information about the item sold (BG-29, BG-31, BG-32). These are fields of its line. */
export const Item = Type.Object({
  details: Type.Optional(longText('Description of the item (BT-154)')),
  sellersItemId: Type.Optional(longText('Identifier of the item that the seller gave (BT-155)')),
  buyersItemId: Type.Optional(longText('Identifier of the item that the buyer gave (BT-156)')),
  standardItemId: Type.Optional(Identifier),
  originCountry: Type.Optional(country('BT-159')),
  classifications: Type.Optional(
    Type.Array(
      Type.Object(
        {
          code: longText('Classification of the item (BT-158)'),
          list: text(20, 'UNTDID 7143 code of its list'),
          listVersion: Type.Optional(longText('Version of the list')),
        },
        closed,
      ),
    ),
  ),
  attributes: Type.Optional(
    Type.Array(
      Type.Object(
        { name: longText('Name of the attribute (BT-160)'), value: longText('Value of the attribute (BT-161)') },
        closed,
      ),
    ),
  ),
  priceDiscount: Type.Optional(
    Type.Object(
      {
        amount: decimal('In minor units; below 0 for a charge on the price (BT-147)'),
        grossPrice: Type.Optional(plainDecimal('Price before the discount, in minor units (BT-148)')),
      },
      { ...closed, description: 'The unit price already includes it' },
    ),
  ),
});
