import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { texts } from '../texts.ts';
import { accountRead, type Credit } from './reads.ts';

const dialogs = {
  apply: lazy(() => import('./apply-credit-dialog.tsx')),
  refund: lazy(() => import('./refund-credit-dialog.tsx')),
};
const AutomaticCreditDialog = lazy(() => import('./automatic-credit-dialog.tsx'));
const RegisterNoteDialog = lazy(() => import('../credit-note/register-note-dialog.tsx'));
const RecordPaymentDialog = lazy(() => import('../payment/record-payment-dialog.tsx'));

/** The commands on a customer's credit: apply it to an invoice, or refund it. */
export function CreditActions(credit: Credit) {
  const [open, setOpen] = useState<keyof typeof dialogs>();
  const Open = open && dialogs[open];
  return (
    <div className="actions">
      <button type="button" onClick={() => setOpen('apply')}>
        {texts.applyCredit.open}
      </button>
      <button type="button" onClick={() => setOpen('refund')}>
        {texts.refundCredit.open}
      </button>
      <Suspense>{Open !== undefined && <Open {...credit} onClose={() => setOpen(undefined)} />}</Suspense>
    </div>
  );
}

/** Records a payment across several of the customer's invoices. */
export function RecordPayment({ customer }: { customer: { id: string; name: string } }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="primary" onClick={() => setOpen(true)}>
        {texts.invoices.recordPayment}
      </button>
      <Suspense>{isOpen && <RecordPaymentDialog customer={customer} onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}

/** Registers a credit note that is about several of the customer's invoices, or none. */
export function RegisterNote({ customer }: { customer: { id: string; name: string } }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        {texts.accountNote.open}
      </button>
      <Suspense>{isOpen && <RegisterNoteDialog customer={customer} onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}

/** Whether credit is applied automatically, with a button that changes it. */
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
