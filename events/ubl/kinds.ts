import { creditNoteForm, invoiceForm } from './terms/document.ts';
import type { StatedDocument } from './terms/stated-document.ts';
import type { Form } from './terms/term.ts';
import type { RootName } from './xml/namespaces.ts';

/** How invoices and credit notes differ in UBL. */
export type Kind = {
  root: RootName;
  form: Form<StatedDocument>;
  /** The codes of UNTDID 1001 that EN 16931 allows for this kind (BR-CL-01). */
  typeCodes: readonly string[];
  /** The type code (BT-3) of a document that states none. */
  usualTypeCode: string;
  /** Whether it must have a due date or payment terms if it has an amount due (BR-CO-25). */
  saysWhenDue: boolean;
};

const codes = (list: string): string[] => list.split(' ');

export const invoice: Kind = {
  root: 'Invoice',
  form: invoiceForm,
  typeCodes: codes(
    '71 80 81 82 84 102 130 202 203 204 211 218 219 295 325 326 331 380 382 383 384 385 386 387 388 389 390 393 394 395 ' +
      '456 457 471 472 473 500 501 527 553 575 623 633 751 780 817 870 875 876 877 935',
  ),
  usualTypeCode: '380',
  saysWhenDue: true,
};

export const creditNote: Kind = {
  root: 'CreditNote',
  form: creditNoteForm,
  typeCodes: codes('81 83 261 262 296 308 381 396 420 458 502 503 532'),
  usualTypeCode: '381',
  saysWhenDue: false,
};

/** Whether one of the kinds has the type code. */
export const isTypeCode = (code: string): boolean =>
  [invoice, creditNote].some(({ typeCodes }) => typeCodes.includes(code));
