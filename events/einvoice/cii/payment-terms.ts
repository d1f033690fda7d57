import { findAll } from '../terms/find.ts';
import { paymentTerms as form, text } from '../terms/forms.ts';
import type { Reading } from '../terms/reading.ts';
import type { Term } from '../terms/term.ts';
import { append, pathOf, type XmlElement } from '../xml/element.ts';
import { ElementInvalid } from '../xml/refusals.ts';
import { type CiiDocument, ofDocument } from './cii-document.ts';
import { date } from './forms.ts';

const name = 'ram:SpecifiedTradePaymentTerms';
const description = 'ram:Description';

const dueOn = ofDocument.one('dueOn', 'ram:DueDateDateTime/udt:DateTimeString', date);
const mandate = ofDocument.one('mandateReference', 'ram:DirectDebitMandateID', text);

/**
 * `ram:SpecifiedTradePaymentTerms`: BT-20, BT-9 and BT-89. Several of them, or several texts, are one text, with a line for each. Their due
 * dates and mandates must be the same, because EN 16931 has one of each.
 */
export const paymentTerms: Term<CiiDocument> = {
  read(element, reading) {
    const all = findAll(element, [name], reading);
    const texts = all
      .flatMap((at) => findAll(at, [description], reading))
      .flatMap((at) => form.read(at, reading) ?? []);
    const one = oneOf(all, reading);
    return {
      ...(texts.length > 0 && { paymentTerms: texts.reduce(inLines) }),
      ...one('dueOn', dueOn, 'Send the last one (BT-9), and say in the payment terms (BT-20) what is due before it'),
      ...one('mandateReference', mandate, 'Send the one that is used (BT-89)'),
    };
  },
  write(document, element, context) {
    const { paymentTerms: terms, dueOn: day, mandateReference } = document;
    if ([terms, day, mandateReference].every((value) => value === undefined)) return;
    const at = append(element, name);
    if (terms !== undefined) form.write(terms, append(at, description), context);
    dueOn.write(document, at, context);
    mandate.write(document, at, context);
  },
};

/** A text that ends with a line break, such as a term of XRechnung, needs no other. */
const inLines = (text: string, next: string): string => `${text}${text.endsWith('\n') ? '' : '\n'}${next}`;

const oneOf =
  (all: readonly XmlElement[], reading: Reading) =>
  <Key extends 'dueOn' | 'mandateReference'>(key: Key, term: Term<CiiDocument>, instead: string) => {
    const values = new Set(all.flatMap((at) => term.read(at, reading)[key] ?? []));
    const [value] = values;
    const [first] = all;
    if (first && values.size > 1) {
      const stated = [...values].join(', ');
      reading.refuse(new ElementInvalid(pathOf(first), stated, `are several, and EN 16931 has one. ${instead}`));
    }
    return value === undefined ? {} : ({ [key]: value } as Pick<CiiDocument, Key>);
  };
