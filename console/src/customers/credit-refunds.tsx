import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { texts } from '../texts.ts';
import { Table } from '../ui/list/table.tsx';
import { Day, Money } from '../ui/values.tsx';
import { accountRead, type CreditRefund } from './reads.ts';

const ReturnedCreditRefundDialog = lazy(() => import('./returned-credit-refund-dialog.tsx'));

/** The refunds of a customer's credit, the last one first. One that did not reach the customer can be recorded. */
export function CreditRefunds({ customerId }: { customerId: string }) {
  const [open, setOpen] = useState<CreditRefund>();
  const { data } = useQuery(accountRead(customerId));
  const refunds = data?.refunds.toReversed() ?? [];
  if (refunds.length === 0) return null;
  return (
    <div data-testid="credit-refunds">
      <Table
        caption={texts.creditRefunds.caption}
        showsCaption
        rows={refunds}
        keyOf={({ refundId }) => refundId}
        columns={[
          {
            head: texts.refundCredit.date,
            isHead: true,
            cell: ({ refundedOn }) => <Day on={refundedOn} />,
          },
          {
            head: texts.fields.amount,
            isFigure: true,
            cell: ({ amount, currency }) => <Money amount={amount} currency={currency} />,
          },
          {
            head: <span className="visually-hidden">{texts.paymentPage.commands}</span>,
            cell: (refund) =>
              refund.reversed ? (
                texts.paymentPage.cameBack
              ) : (
                <button type="button" onClick={() => setOpen(refund)}>
                  {texts.refundReversal.open}
                </button>
              ),
          },
        ]}
      />
      <Suspense>
        {open !== undefined && (
          <ReturnedCreditRefundDialog customerId={customerId} refund={open} onClose={() => setOpen(undefined)} />
        )}
      </Suspense>
    </div>
  );
}
