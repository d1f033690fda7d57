import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'wouter';
import { eventName, methodName } from '../format/names.ts';
import { texts } from '../texts.ts';
import { Table } from '../ui/list/table.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { Day, Money, Timestamp } from '../ui/values.tsx';
import { CreditToApply } from './credit-to-apply.tsx';
import { PaidInvoiceLink } from './paid-invoice-link.tsx';
import { PaidInvoices } from './paid-invoices.tsx';
import { PaymentState } from './payment-state.tsx';
import { type PaymentAnswer, type PaymentName, paymentRead } from './reads.ts';
import { TakenBack } from './taken-back.tsx';
import '../invoice/invoice.css';
import './payments.css';

const ReversePaymentDialog = lazy(() => import('./reverse-payment-dialog.tsx'));

/** One payment: what it paid, what became credit, what was taken back, and its events. */
export default function PaymentPage(name: PaymentName) {
  return (
    <Loaded query={useQuery(paymentRead(name))}>
      {(payment) => (
        <Page
          title={texts.paymentPage.title(payment.reference ?? payment.paymentId)}
          className="payment-page"
          actions={<Actions payment={payment} />}
        >
          <Summary payment={payment} />
          <Split payment={payment} />
          <CreditToApply customerId={payment.customer.id} currency={payment.currency} />
          <PaidInvoices payment={payment} />
          <TakenBack payment={payment} />
          <Events payment={payment} />
        </Page>
      )}
    </Loaded>
  );
}

/** The commands on a payment of one invoice stand beside that invoice. */
function Actions({ payment }: { payment: PaymentAnswer }) {
  const [isOpen, setOpen] = useState(false);
  if (payment.invoiceId !== undefined || payment.left === 0 || payment.state === 'allocating') return null;
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        {texts.paymentPage.reverse}
      </button>
      <Suspense>{isOpen && <ReversePaymentDialog payment={payment} onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}

const Summary = ({ payment: { customer, state, receivedOn, method, paymentId } }: { payment: PaymentAnswer }) => (
  <p className="payment-summary">
    <PaymentState state={state} />
    <Link to={`/customers/${encodeURIComponent(customer.id)}`}>{customer.name}</Link>
    <span>
      {texts.payments.receivedOn} <Day on={receivedOn} />
    </span>
    <span>{methodName(method)}</span>
    <span className="soft">{paymentId}</span>
  </p>
);

const parts = ['amount', 'applied', 'unapplied', 'refunded', 'reversed', 'left'] as const;

/** What was received, and what became of it. Parts that are 0 are left out, except what is left. */
const Split = ({ payment }: { payment: PaymentAnswer }) => (
  <dl className="card payment-split" data-testid="payment-split">
    {parts
      .filter((name) => payment[name] !== 0 || name === 'left')
      .map((name) => (
        <div key={name}>
          <dt>{name === 'amount' ? texts.payment.amount : texts.payments[name]}</dt>
          <dd>
            <Money amount={payment[name]} currency={payment.currency} />
          </dd>
        </div>
      ))}
  </dl>
);

const Events = ({ payment }: { payment: PaymentAnswer }) => (
  <Table
    caption={texts.paymentPage.events}
    showsCaption
    rows={payment.events}
    keyOf={({ eventId }) => eventId}
    columns={[
      { head: texts.fields.event, isHead: true, cell: ({ type }) => eventName(type) },
      {
        head: texts.fields.invoice,
        cell: ({ invoiceId }) => invoiceId !== undefined && <PaidInvoiceLink payment={payment} invoiceId={invoiceId} />,
      },
      { head: texts.fields.effective, cell: ({ effectiveOn }) => <Day on={effectiveOn} /> },
      { head: texts.fields.recorded, cell: ({ recordedAt }) => <Timestamp at={recordedAt} /> },
      { head: texts.fields.actor, cell: ({ actor }) => actor },
    ]}
  />
);
