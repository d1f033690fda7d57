// What stands on the page of a document, as texts in their order, before anything is drawn.

import type { WithContent } from '../../../events/document/attachment.ts';
import type { IssuedDocument } from '../../../events/invoice.ts';

/** A document as it is written. */
export type WrittenDocument = WithContent<IssuedDocument>;

/** A label and its value. */
export type Fact = { label: string; value: string };

/** A party other than the seller. */
export type Party = { heading: string; lines: string[] };

export type LineRow = {
  id: string;
  item: string;
  /** What the document says about the line beside the columns, a line each. */
  details: string[];
  quantity: string;
  price: string;
  tax: string;
  net: string;
};

/** An allowance or a charge on the document. */
export type AdjustmentRow = { reason: string; tax: string; amount: string };

export type TaxRow = { category: string; rate: string; taxable: string; tax: string };

export type Payment = {
  terms: string[];
  /** Each means of payment. */
  means: Fact[][];
  /** The text of the payment QR code. */
  qr?: string;
};

export type Page = {
  title: string;
  seller: { name: string; address: string[]; facts: string[] };
  /** The address to return the letter to, on one line. */
  sender: string;
  /** The address for the window of an envelope. */
  recipient: string[];
  facts: Fact[];
  parties: Party[];
  notes: string[];
  currency: string;
  lines: LineRow[];
  adjustments: AdjustmentRow[];
  totals: Fact[];
  payable: Fact;
  taxes: TaxRow[];
  /** Why no tax is due. */
  exemptions: string[];
  payment: Payment;
  supportingDocuments: string[];
};
