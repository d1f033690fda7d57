/** A text that can't be read as the UBL document that it should be. `path` is the element at fault, "/" the document. */
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

/** What this ledger reads no document with: a document type, another encoding, a size or depth that no invoice has. */
export class XmlForbidden extends NotAUblDocument {
  constructor(what: string, path = '/') {
    super(path, what);
  }
}

/** The document is of another kind. `found` is its root's name: "CreditNote", or "{namespace}Name" beyond UBL's invoices. */
export class OtherKindOfDocument extends NotAUblDocument {
  readonly found: string;
  readonly expected: string;
  constructor(expected: string, found: string) {
    super('/', `the root element is ${found}, not ${expected} of UBL 2.1`);
    this.found = found;
    this.expected = expected;
  }
}

export class ElementMissing extends NotAUblDocument {
  constructor(path: string) {
    super(path, 'is missing or empty');
  }
}

/** The ledger must know whose invoice it is. */
export class BuyerNotIdentified extends NotAUblDocument {
  constructor(path: string) {
    super(
      path,
      'names the buyer by nothing: it needs an identifier (cac:PartyIdentification/cbc:ID), a legal registration ' +
        '(cac:PartyLegalEntity/cbc:CompanyID), a VAT identifier (cac:PartyTaxScheme/cbc:CompanyID) or an electronic address (cbc:EndpointID)',
    );
  }
}

/** EN 16931 allows one, and which of several would count is anyone's guess. */
export class ElementRepeated extends NotAUblDocument {
  constructor(path: string, count: number) {
    super(path, `occurs ${count} times; once is allowed`);
  }
}

/** The value is not of its kind. */
export class ElementInvalid extends NotAUblDocument {
  readonly value: string;
  constructor(path: string, value: string, why: string) {
    super(path, `"${value.slice(0, 100)}" ${why}`);
    this.value = value.slice(0, 100);
  }
}
