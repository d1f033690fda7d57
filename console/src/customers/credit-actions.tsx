import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { texts } from '../texts.ts';
import type { Credit } from './credit.ts';
import { accountRead } from './reads.ts';

const dialogs = {
  use: lazy(() => import('./use-credit-dialog.tsx')),
  refund: lazy(() => import('./refund-credit-dialog.tsx')),
};
const AutomaticCreditDialog = lazy(() => import('./automatic-credit-dialog.tsx'));
const TakePaymentDialog = lazy(() => import('../pay/take-payment-dialog.tsx'));

/** What can be done with a customer's credit: pay with it, or give it back. */
export function CreditActions(credit: Credit) {
  const [open, setOpen] = useState<keyof typeof dialogs>();
  const Open = open && dialogs[open];
  return (
    <div className="actions">
      <button type="button" onClick={() => setOpen('use')}>
        {texts.useCredit.open}
      </button>
      <button type="button" onClick={() => setOpen('refund')}>
        {texts.refundCredit.open}
      </button>
      <Suspense>{Open !== undefined && <Open {...credit} onClose={() => setOpen(undefined)} />}</Suspense>
    </div>
  );
}

/** One payment over many of the customer's invoices. */
export function TakePayment({ customer }: { customer: { id: string; name: string } }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="primary" onClick={() => setOpen(true)}>
        {texts.invoices.takePayment}
      </button>
      <Suspense>{isOpen && <TakePaymentDialog customer={customer} onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}

/** Whether credit pays what is due by itself, and the way to change that. */
export function AutomaticCredit({ customerId }: { customerId: string }) {
  const [isOpen, setOpen] = useState(false);
  const { data } = useQuery(accountRead(customerId));
  if (data === undefined) return null;
  const { automatic } = data;
  return (
    <div className="customer-automatic">
      {automatic ? texts.automaticCredit.on : texts.automaticCredit.off}
      <button type="button" className="plain" onClick={() => setOpen(true)}>
        {texts.automaticCredit.change}
      </button>
      <Suspense>
        {isOpen && (
          <AutomaticCreditDialog customerId={customerId} automatic={automatic} onClose={() => setOpen(false)} />
        )}
      </Suspense>
    </div>
  );
}
