import { type Static, Type } from 'typebox';
import { Customer, InvoiceContent } from '../../events/document/document.ts';
import { InvoiceBalance, InvoiceView } from '../../events/invoice-view.ts';
import { LogPosition } from '../../platform/http/log-position.ts';

const Version = {
  revision: Type.Integer({ description: 'The revision of its last event, from 0; also its ETag' }),
  position: LogPosition,
};

/** An invoice with all its fields. */
export const InvoiceAnswer = Type.Object(
  {
    ...InvoiceView.properties,
    ...Version,
    parkedSince: Type.Optional(
      Type.Integer({
        description: 'The view refused the event with this revision, so the invoice is not up to date',
      }),
    ),
  },
  { title: 'Invoice', description: 'The invoice; amounts in minor units of its currency' },
);

/** The parts of an invoice that a list has only if it is asked for them. */
export const parts = ['lines', 'payments', 'creditNotes'] as const;
export type Part = (typeof parts)[number];

/** An invoice in a list: with those of its parts that `expand` names. */
export const InvoiceSummary = Type.Object(
  {
    ...InvoiceBalance.properties,
    customer: Customer,
    issuedOn: InvoiceContent.properties.issuedOn,
    dueOn: InvoiceContent.properties.dueOn,
    reference: InvoiceContent.properties.reference,
    lines: Type.Optional(InvoiceView.properties.lines),
    payments: Type.Optional(InvoiceView.properties.payments),
    creditNotes: Type.Optional(InvoiceView.properties.creditNotes),
    ...Version,
  },
  { title: 'InvoiceListItem' },
);

export type InvoiceAnswer = Static<typeof InvoiceAnswer>;
export type InvoiceSummary = Static<typeof InvoiceSummary>;
