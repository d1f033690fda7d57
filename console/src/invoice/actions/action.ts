import type { ComponentType } from 'react';
import type { Minor } from '../../../../events/money/money.ts';
import type { paths } from '../../api/command.d.ts';
import type { NoteFile } from '../../credit-note/note-file.ts';
import type { CommandFields, CommandValues } from '../../ui/command/command-dialog.tsx';
import type { Outcome, Payment } from '../outcome.ts';
import type { InvoiceAnswer } from '../reads.ts';

/** The commands on an invoice, by their path in the API. */
export type InvoicePath = Extract<keyof paths, `/invoices/{invoiceId}/${string}`>;
/** Those on one of its payments. */
export type PaymentPath = Extract<InvoicePath, `${string}/{paymentId}/${string}`>;
/** Those on a refund of one of its payments. */
export type RefundPath = Extract<InvoicePath, `${string}/{refundId}/${string}`>;

export type BodyOf<Path extends InvoicePath> = paths[Path]['post']['requestBody']['content']['application/json'];

export type Refund = { refundId: string; amount: Minor };

/** The invoice that a command is about, the payment if it is about one, and the refund if it is about one. */
export type Subject<Path extends InvoicePath> = InvoiceAnswer &
  (Path extends PaymentPath | RefundPath ? { payment: Payment } : { payment?: Payment }) &
  (Path extends RefundPath ? { refund: Refund } : { refund?: Refund });

/** A command on an invoice: when it is offered, its button, and its dialog, which shows the invoice before and after the command. */
export type Action<Path extends InvoicePath> = {
  texts: { open: string; title: string; submit: string };
  isOffered(subject: Subject<Path>): boolean;
  isPrimary?: true;
  isDangerous?: true;
  /** What the dialog says above its fields. */
  about?(subject: Subject<Path>): string;
  /** The amount to suggest. */
  amount?(subject: Subject<Path>): Minor;
  /** A choice above the fields: the texts by value. The first value is chosen at first. */
  choices?: { label: string; options: Readonly<Record<string, string>> };
  /** @param choice the chosen value; empty without `choices` */
  fields(subject: Subject<Path>, choice: string): CommandFields;
  /** The field that a refusal concerns: problem type → JSON Pointer. */
  fieldOf?: Readonly<Record<string, string>>;
  /** The outcome with the amount typed; undefined if the command would be refused. */
  outcome(subject: Subject<Path>, amount: Minor): Outcome | undefined;
  /** Registers it from a document, which its dialog takes as a file. */
  FromFile?: ComponentType<{ file: NoteFile; invoice: InvoiceAnswer; onClose: () => void }>;
  body(values: CommandValues, subject: Subject<Path>, choice: string): BodyOf<Path>;
};
