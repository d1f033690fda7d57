import { lazy, Suspense, useState } from 'react';
import { texts } from '../texts.ts';
import { Incomplete } from '../ui/incomplete.tsx';
import { Page } from '../ui/page.tsx';
import { SaveButton } from '../ui/save-button.tsx';
import { useAddress } from '../ui/use-address.ts';
import { filterOf, nextOrder, orderOf } from './filter.ts';
import { Filters } from './filters.tsx';
import { InvoiceTable } from './invoice-table.tsx';
import { invoicesAsCsv } from './reads.ts';
import { Sums } from './sums.tsx';
import './invoices.css';

const dialogs = {
  register: lazy(() => import('../register/register-dialog.tsx')),
  recordPayment: lazy(() => import('../payment/record-payment-dialog.tsx')),
};

export default function InvoicesPage() {
  const [params, change] = useAddress();
  const filter = filterOf(params);
  const order = orderOf(params);
  const [open, setOpen] = useState<keyof typeof dialogs>();
  const Open = open && dialogs[open];
  return (
    <Page
      title={texts.pages.invoices}
      className="invoices"
      actions={
        <>
          <button type="button" className="primary" onClick={() => setOpen('register')}>
            {texts.invoices.register}
          </button>
          <button type="button" onClick={() => setOpen('recordPayment')}>
            {texts.invoices.recordPayment}
          </button>
          <SaveButton
            text={texts.list.csv}
            hint={texts.invoices.csvHint}
            fileName="invoices.csv"
            read={() => invoicesAsCsv(filter, order)}
          />
        </>
      }
    >
      <Suspense>{Open !== undefined && <Open onClose={() => setOpen(undefined)} />}</Suspense>
      <Filters
        filter={filter}
        onChange={change}
        onClear={() => change(Object.fromEntries([...params.keys()].map((name) => [name, undefined])))}
      />
      <Incomplete views={['balances']} />
      <Sums filter={filter} />
      <InvoiceTable
        key={params.toString()}
        filter={filter}
        order={order}
        onSort={(sort) => {
          const next = nextOrder(order, sort);
          change({ sort: next.sort, order: next.order });
        }}
      />
    </Page>
  );
}
