import { firstOf, newElement, pathOf, type Steps, type XmlElement } from '../xml/element.ts';
import { ElementRepeated } from '../xml/refusals.ts';
import type { Reading } from './reading.ts';

/** The element at the end of a path. If elements on the path are repeated, they are refused, and the first of them counts. */
export function find(element: XmlElement, steps: Steps, reading: Reading): XmlElement | undefined {
  let at: XmlElement | undefined = element;
  for (const step of steps) {
    const count: number = at.children.filter(({ name }) => name === step).length;
    if (count > 1) reading.refuse(new ElementRepeated(`${pathOf(at)}/${step}`, count));
    at = firstOf(at, [step]);
    if (!at) return undefined;
  }
  return at;
}

/** All elements at the end of a path. If others on the path are repeated, they are refused, and the first of them counts. */
export function findAll(element: XmlElement, steps: Steps, reading: Reading): XmlElement[] {
  const around = find(element, steps.slice(0, -1), reading);
  return around?.children.filter(({ name }) => name === steps.at(-1)) ?? [];
}

/** The child of this name. If there is none, an empty element in its place, so that refusals name what is missing below it. */
export const childOrEmpty = (element: XmlElement, name: string, reading: Reading): XmlElement =>
  find(element, [name], reading) ?? newElement(name, element);
