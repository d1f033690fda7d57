import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { partId } from '../../../events/payment.ts';
import type { Refund } from '../invoice/actions/action.ts';
import { PaymentActions, RefundActions } from '../invoice/actions/actions.tsx';
import { invoiceRead } from '../invoice/reads.ts';
import { texts } from '../texts.ts';
import { Table } from '../ui/list/table.tsx';
import type { PaymentAnswer } from './reads.ts';

/** For more invoices than this, the commands are on the pages of the invoices only. */
const MOST_WITH_COMMANDS = 30;

/** What the payment paid of each invoice, with the commands on that. */
export function PaidInvoices({ payment }: { payment: PaymentAnswer }) {
  const { invoices, currency } = payment;
  const hasCommands = invoices.length <= MOST_WITH_COMMANDS;
  return (
    <Table
      caption={texts.paymentPage.invoices}
      showsCaption
      empty={texts.paymentPage.noInvoices}
      rows={invoices}
      keyOf={({ invoiceId }) => invoiceId}
      columns={[
        {
          head: texts.fields.invoice,
          isHead: true,
          cell: ({ invoiceId, number }) => <Link to={`/invoices/${invoiceId}`}>{number ?? texts.list.noNumber}</Link>,
        },
        { head: texts.fields.amount, currency, amount: ({ amount }) => amount },
        { head: texts.payments.applied, currency, amount: ({ applied }) => applied },
        { head: texts.payments.unapplied, currency, amount: ({ unapplied }) => unapplied },
        { head: texts.payments.refunded, currency, amount: ({ refunded }) => refunded },
        { head: texts.payments.reversed, currency, amount: ({ reversed }) => reversed },
        {
          head: <span className="visually-hidden">{texts.paymentPage.commands}</span>,
          cell: ({ invoiceId }) => hasCommands && <OnInvoice invoiceId={invoiceId} payment={payment} />,
        },
      ]}
    />
  );
}

/** The commands on the payment as far as it is the invoice's; or with `refund`, the one on that refund. */
export function OnInvoice({
  invoiceId,
  payment,
  refund,
}: {
  invoiceId: string;
  payment: Pick<PaymentAnswer, 'paymentId' | 'invoiceId'>;
  refund?: Refund;
}) {
  const { data: invoice } = useQuery(invoiceRead(invoiceId));
  if (invoice === undefined) return null;
  const paymentId = payment.invoiceId === undefined ? partId(payment.paymentId) : payment.paymentId;
  if (refund === undefined) return <PaymentActions invoice={invoice} paymentId={paymentId} />;
  return <RefundActions invoice={invoice} paymentId={paymentId} refund={refund} />;
}
