// XML elements with normalised names: `cac:Party` has this name whatever prefix the document uses for the namespace. An element of
// a namespace that neither UBL's nor CII's invoices use is named `{namespace}Name`.

export type XmlElement = {
  readonly name: string;
  readonly attributes: Map<string, string>;
  readonly children: XmlElement[];
  readonly parent?: XmlElement;
  text: string;
  /** Whether a term has read its amount. */
  isRead?: boolean;
  /** Is written even if it is empty. */
  isRequired?: boolean;
  /** Its place among the children of its parent that have its name, from 1; absent if it is not one of the children. */
  nth?: number;
  /** How many children have a name; absent if there are none. */
  named?: Map<string, number>;
};

export const newElement = (name: string, parent?: XmlElement): XmlElement => ({
  name,
  attributes: new Map(),
  children: [],
  text: '',
  ...(parent && { parent }),
});

/**
 * The path of an element: "/Invoice/cac:InvoiceLine[2]/cbc:ID". Elements of the same name are numbered from 1. They are counted when they are
 * added, because a document may have a refusal for each of 100,000 lines.
 */
export function pathOf({ parent, name, nth }: XmlElement): string {
  if (!parent) return `/${name}`;
  const isOneOfSeveral = nth !== undefined && (parent.named?.get(name) ?? 0) > 1;
  return `${pathOf(parent)}/${name}${isOneOfSeveral ? `[${nth}]` : ''}`;
}

/** The names on the path from an element to one below it: "cac:Price/cbc:PriceAmount". */
export type Steps = readonly string[];

export const stepsOf = (path: string): Steps => path.split('/');

/** The first element at the end of a path. */
export function firstOf(element: XmlElement, steps: Steps): XmlElement | undefined {
  let at: XmlElement | undefined = element;
  for (const step of steps) at = at?.children.find((child) => child.name === step);
  return at;
}

/** All elements at the end of a path, also if elements on the path are repeated. */
export const everyOf = (element: XmlElement, steps: Steps): XmlElement[] =>
  steps.reduce<XmlElement[]>(
    (all, step) => all.flatMap(({ children }) => children.filter((child) => child.name === step)),
    [element],
  );

/** Adds a last child. */
export function append(element: XmlElement, name: string): XmlElement {
  const child = newElement(name, element);
  element.named ??= new Map();
  child.nth = (element.named.get(name) ?? 0) + 1;
  element.named.set(name, child.nth);
  element.children.push(child);
  return child;
}

/** The element at the end of a path through the last children; elements that do not exist are added. */
export function place(element: XmlElement, steps: Steps): XmlElement {
  let at = element;
  for (const step of steps) {
    const last = at.children.at(-1);
    at = last?.name === step ? last : append(at, step);
  }
  return at;
}
