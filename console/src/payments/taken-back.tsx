import type { Currency } from '../../../events/money/currency.ts';
import type { Minor } from '../../../events/money/money.ts';
import { texts } from '../texts.ts';
import { Table } from '../ui/list/table.tsx';
import { Day } from '../ui/values.tsx';
import { PaidInvoiceLink } from './paid-invoice-link.tsx';
import { OnInvoice } from './paid-invoices.tsx';
import type { PaymentAnswer } from './reads.ts';

type Row = {
  key: string;
  what: string;
  on: string;
  amount: Minor | undefined;
  reason: string;
  invoiceId?: string | undefined;
  refund?: PaymentAnswer['refunds'][number];
};

/** The reversals and refunds of a payment, and what of it was unapplied later, by date. A refund that did not reach the customer can be recorded. */
export function TakenBack({ payment }: { payment: PaymentAnswer }) {
  const { currency } = payment;
  const rows = rowsOf(payment).toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  if (rows.length === 0) return null;
  return (
    <Table<Row>
      caption={texts.paymentPage.takenBack}
      showsCaption
      rows={rows}
      keyOf={({ key }) => key}
      columns={[
        { head: texts.customer.date, cell: ({ on }) => <Day on={on} /> },
        { head: texts.fields.event, isHead: true, cell: ({ what }) => what },
        {
          head: texts.fields.invoice,
          cell: ({ invoiceId }) =>
            invoiceId !== undefined && <PaidInvoiceLink payment={payment} invoiceId={invoiceId} />,
        },
        { head: texts.command.reason, cell: ({ reason }) => reason },
        amountIn(currency),
        {
          head: <span className="visually-hidden">{texts.paymentPage.commands}</span>,
          cell: ({ refund }) =>
            refund?.cameBackOn === undefined
              ? refund && <OnInvoice invoiceId={refund.invoiceId} payment={payment} refund={refund} />
              : texts.paymentPage.cameBack,
        },
      ]}
    />
  );
}

const amountIn = (currency: Currency) => ({
  head: texts.fields.amount,
  currency,
  amount: ({ amount }: Row) => amount,
});

const rowsOf = ({ reversals, refunds, unapplications }: PaymentAnswer): Row[] => [
  ...reversals.map(({ reversedOn, reason, amount, invoiceId }, index) => ({
    ...{ key: `reversal ${index}`, what: texts.events.PaymentReversed, on: reversedOn, amount, reason, invoiceId },
  })),
  ...refunds.map((refund) => {
    const { refundId, invoiceId, amount, refundedOn, reason } = refund;
    const key = `refund ${invoiceId} ${refundId}`;
    return { key, what: texts.events.PaymentRefunded, on: refundedOn, amount, reason, invoiceId, refund };
  }),
  ...unapplications.map(({ invoiceId, amount, unappliedOn, reason }, index) => ({
    ...{ key: `unapplication ${index}`, what: texts.events.PaymentUnapplied, on: unappliedOn },
    ...{ amount, reason, invoiceId },
  })),
];
