import type { RootName } from './namespaces.ts';

/** A text that cannot be read as the expected document of UBL or CII. `path` is the element at fault, or "/" for the whole document. */
export abstract class NotAUblDocument extends Error {
  readonly path: string;
  constructor(path: string, why: string) {
    super(path === '/' ? why : `${path} ${why}`);
    this.path = path;
  }
}

/** XML 1.0, 2.1; Namespaces in XML 1.0. */
export class XmlNotWellFormed extends NotAUblDocument {
  constructor(why: string) {
    super('/', `not well-formed XML: ${why}`);
  }
}

/** XML that the ledger does not accept: a document type, an encoding other than UTF-8, too large, too deep. */
export class XmlForbidden extends NotAUblDocument {
  constructor(what: string, path = '/') {
    super(path, what);
  }
}

/** The document is of another kind. `found` is the name of its root: "CreditNote", or "{namespace}Name" in other namespaces; of CII with its type code. */
export class OtherKindOfDocument extends NotAUblDocument {
  readonly found: string;
  readonly expected: string;
  constructor(expected: RootName, found: string) {
    const kind = expected === 'Invoice' ? 'an invoice' : 'a credit note';
    super(
      '/',
      `the root element is ${found}, not ${expected} of UBL 2.1 or rsm:CrossIndustryInvoice with the type code of ${kind}`,
    );
    this.found = found;
    this.expected = expected;
  }
}

export class ElementMissing extends NotAUblDocument {
  constructor(path: string) {
    super(path, 'is missing or empty');
  }
}

/** The buyer has no identifier, so the ledger cannot know the customer. */
export class BuyerNotIdentified extends NotAUblDocument {
  constructor(path: string) {
    super(
      path,
      'does not identify the buyer: add an identifier (BT-46), a legal registration (BT-47), a VAT identifier (BT-48) ' +
        'or an electronic address (BT-49)',
    );
  }
}

/** EN 16931 allows the element once. With several, it is undefined which one counts. */
export class ElementRepeated extends NotAUblDocument {
  constructor(path: string, count: number) {
    super(path, `occurs ${count} times; once is allowed`);
  }
}

/** The value of an element is not valid. */
export class ElementInvalid extends NotAUblDocument {
  readonly value: string;
  constructor(path: string, value: string, why: string) {
    super(path, `"${value.slice(0, 100)}" ${why}`);
    this.value = value.slice(0, 100);
  }
}
