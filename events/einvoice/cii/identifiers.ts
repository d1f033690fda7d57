import type { Static } from 'typebox';
import type { Identifier } from '../../document/field.ts';
import type { Term } from '../terms/term.ts';

// An identifier without a scheme is in `ram:ID`, one with a scheme in `ram:GlobalID` (BT-29, BT-46, BT-60, BT-71).

const names = ['ram:ID', 'ram:GlobalID'] as const;

type Id = Static<typeof Identifier>;
const nameOf = ({ scheme }: Id): string => (scheme === undefined ? names[0] : names[1]);

/** The identifiers of a party, those without a scheme first. @param ids the term of all identifiers in elements of one name */
export function identifiers<T extends { ids?: Id[] }>(ids: (name: string) => Term<T>): Term<T> {
  const terms = names.map((name) => ({ name, term: ids(name) }));
  return {
    read(element, reading) {
      const found = terms.flatMap(({ term }) => term.read(element, reading).ids ?? []);
      return found.length === 0 ? {} : ({ ids: found } as Partial<T>);
    },
    write(party, element, context) {
      for (const { name, term } of terms) {
        term.write({ ...party, ids: (party.ids ?? []).filter((id) => nameOf(id) === name) }, element, context);
      }
    },
  };
}

/** The one identifier of a location; if it has both, the one with a scheme. */
export function oneIdentifier<T extends { location?: Id }>(location: (name: string) => Term<T>): Term<T> {
  const terms = names.map((name) => ({ name, term: location(name) }));
  return {
    read: (element, reading) => Object.assign({}, ...terms.map(({ term }) => term.read(element, reading))),
    write(value, element, context) {
      const used = terms.find(({ name }) => value.location && nameOf(value.location) === name);
      used?.term.write(value, element, context);
    },
  };
}
