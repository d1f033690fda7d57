import type { BrokenRule } from '../rules/broken-rule.ts';
import type { RootName } from './namespaces.ts';

/** A text that cannot be read as the expected document of UBL or CII. `path` is the element at fault, or "/" for the whole document. */
export abstract class NotAnEInvoice extends Error {
  readonly path: string;
  constructor(path: string, why: string) {
    super(path === '/' ? why : `${path} ${why}`);
    this.path = path;
  }
}

/** At how many places a rule is told. Whoever corrects these finds the others. */
const mostPlaces = 10;

/**
 * The document breaks rules of EN 16931 that touch money, or those of its own specification. What it states cannot be recorded. Each rule is
 * told at ten places at most.
 * @param others what is wrong with it beside that
 */
export class RulesBroken extends NotAnEInvoice {
  readonly rules: readonly BrokenRule[];
  constructor(rules: readonly BrokenRule[], others: readonly NotAnEInvoice[] = []) {
    const told = [...Map.groupBy(rules, ({ rule }) => rule).values()].flatMap((places) => someOf(places, more));
    const beside = someOf(
      others.map(({ message }) => message),
      (last, untold) => `${last} (and ${untold} more)`,
    );
    super('/', [...told.map(({ rule, detail }) => `${rule}: ${detail}`), ...beside].join('; '));
    this.rules = told;
  }
}

const more = (last: BrokenRule, untold: number): BrokenRule => ({
  ...last,
  detail: `${last.detail} (and at ${untold} more places)`,
});

/** The first ones; the last of them says how many are left out. */
function someOf<One>(all: readonly One[], withUntold: (last: One, untold: number) => One): One[] {
  const last = all[mostPlaces - 1];
  return all.length <= mostPlaces || last === undefined
    ? [...all]
    : [...all.slice(0, mostPlaces - 1), withUntold(last, all.length - mostPlaces)];
}

/** XML 1.0, 2.1 and 4.3.3; Namespaces in XML 1.0. */
export class XmlNotWellFormed extends NotAnEInvoice {
  constructor(why: string) {
    super('/', `not well-formed XML: ${why}`);
  }
}

/** XML that the ledger does not accept: a document type, an encoding that is not read, too many elements or mistakes, too deep. */
export class XmlForbidden extends NotAnEInvoice {
  constructor(what: string, path = '/') {
    super(path, what);
  }
}

/** What a request expects, and where the other kind is sent. */
const wayOf = {
  Invoice: {
    kind: 'an invoice',
    instead:
      'A credit note is sent to its invoice (POST /invoices/{id}/credit-notes) or, if it is about several invoices or none, onto the account of its customer (POST /customers/{id}/credit-notes)',
  },
  CreditNote: { kind: 'a credit note', instead: 'An invoice is sent to POST /invoices' },
} as const satisfies Record<RootName, { kind: string; instead: string }>;

/** The document is of another kind. `found` is the name of its root: "CreditNote", or "{namespace}Name" in other namespaces; of CII with its type code. */
export class OtherKindOfDocument extends NotAnEInvoice {
  readonly found: string;
  readonly expected: string;
  constructor(expected: RootName, found: string) {
    const { kind, instead } = wayOf[expected];
    super(
      '/',
      `the root element is ${found}, not ${expected} of UBL 2.1 or rsm:CrossIndustryInvoice with the type code of ${kind}. ${instead}`,
    );
    this.found = found;
    this.expected = expected;
  }
}

/** The document is an invoice in a format that is older than EN 16931. `found` is its name. */
export class FormatOutdated extends NotAnEInvoice {
  readonly found: string;
  constructor(found: string) {
    super(
      '/',
      `the document is ${found}, which is older than EN 16931. Have the invoice issued again as UBL 2.1, CII, or Factur-X or ZUGFeRD 2 with ` +
        'the profile BASIC, EN 16931, EXTENDED or XRECHNUNG, or register it as JSON',
    );
    this.found = found;
  }
}

export class ElementMissing extends NotAnEInvoice {
  constructor(path: string, explanation = '') {
    super(path, `is missing or empty${explanation}`);
  }
}

/** The buyer has no identifier, so the ledger cannot know the customer. */
export class BuyerNotIdentified extends NotAnEInvoice {
  constructor(path: string) {
    super(
      path,
      'does not identify the buyer, which EN 16931 allows. Send the id of the customer beside the document: POST /invoices?customer=…',
    );
  }
}

/** EN 16931 allows the element once. With several, it is undefined which one counts. */
export class ElementRepeated extends NotAnEInvoice {
  constructor(path: string, count: number) {
    super(path, `occurs ${count} times; once is allowed`);
  }
}

/** An element that EN 16931 does not have, and that says something about money. */
export class ElementNotKept extends NotAnEInvoice {
  constructor(path: string) {
    super(
      path,
      'is not in EN 16931, and the ledger cannot keep what it says about money. Say it in terms of EN 16931, such as lines, charges and ' +
        'the prepaid amount (BT-113), or register the invoice as JSON in these terms',
    );
  }
}

/** The value of an element is not valid. */
export class ElementInvalid extends NotAnEInvoice {
  readonly value: string;
  constructor(path: string, value: string, why: string) {
    super(path, `"${value.slice(0, 100)}" ${why}`);
    this.value = value.slice(0, 100);
  }
}
