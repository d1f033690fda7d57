import type { XmlElement } from '../xml/element.ts';
import { find } from './find.ts';
import type { Term } from './term.ts';

/** Makes terms for those elements of one name that have a type; the others are left to other terms. */
export const termOfType =
  (elementName: string, typeCode: string) =>
  <T>(isOfType: (code: string | undefined) => boolean, term: Term<T>): Term<T> => ({
    read(element, reading) {
      const isOne = (child: XmlElement) =>
        child.name === elementName && isOfType(find(child, [typeCode], reading)?.text.trim());
      return term.read({ ...element, children: element.children.filter(isOne) }, reading);
    },
    write: term.write,
  });
