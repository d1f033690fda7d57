// The places of the repeated parts of a document in its JSON.

import type { AllowanceOrCharge, DocumentAllowanceOrCharge } from '../../document/document.ts';
import type { IssuedLine } from '../../invoice.ts';
import type { StatedDocument } from '../terms/stated-document.ts';
import type { Place } from './broken-rule.ts';

/** The items of a list, which may be absent. @param pointer of the list */
export const placesIn = <Item>(pointer: string, items: readonly Item[] = []): Place<Item>[] =>
  items.map((value, index) => ({ pointer: `${pointer}/${index}`, value }));

export const linePlaces = ({ lines }: Pick<StatedDocument, 'lines'>): Place<IssuedLine>[] => placesIn('/lines', lines);

type Kind = 'allowances' | 'charges';

/** BG-20 or BG-21. */
export const documentPlaces = (document: Pick<StatedDocument, Kind>, kind: Kind): Place<DocumentAllowanceOrCharge>[] =>
  placesIn(`/${kind}`, document[kind]);

/** BG-27 or BG-28, of all lines. */
export const ofLinesPlaces = (document: Pick<StatedDocument, 'lines'>, kind: Kind): Place<AllowanceOrCharge>[] =>
  linePlaces(document).flatMap(({ pointer, value }) => placesIn(`${pointer}/${kind}`, value[kind]));

/** The pointers of those of the places that have a value of this kind, or of a field there. */
export const those = <Value>(
  places: readonly Place<Value>[],
  isOne: (value: Value) => boolean = () => true,
  field = '',
): string[] => places.filter(({ value }) => isOne(value)).map(({ pointer }) => pointer + field);

/** A field of each of them. */
export const fieldOf = <Item, Value>(
  places: readonly Place<Item>[],
  field: string,
  value: (item: Item) => Value | undefined,
): Place<Value>[] =>
  places.flatMap((place) => {
    const found = value(place.value);
    return found === undefined ? [] : [{ pointer: `${place.pointer}/${field}`, value: found }];
  });
