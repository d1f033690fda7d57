import { lazy, Suspense, useState } from 'react';
import { useSearchParams } from 'wouter';
import { texts } from '../texts.ts';
import { Page } from '../ui/page.tsx';
import { saveAs } from '../ui/save-as.ts';
import { filterOf, nextOrder, orderOf, type Sort, withValues } from './filter.ts';
import { Filters } from './filters.tsx';
import { invoicesAsCsv } from './reads.ts';
import { Sums } from './sums.tsx';
import { InvoiceTable } from './table.tsx';
import './invoices.css';

const dialogs = {
  register: lazy(() => import('../register/register-dialog.tsx')),
  takePayment: lazy(() => import('../pay/take-payment-dialog.tsx')),
};

export default function InvoicesPage() {
  const [params, setParams] = useSearchParams();
  const filter = filterOf(params);
  const order = orderOf(params);
  const change = (values: Readonly<Record<string, string | undefined>>) =>
    setParams((now) => withValues(now, values), { replace: true });

  const [open, setOpen] = useState<keyof typeof dialogs>();
  const Open = open && dialogs[open];
  return (
    <Page
      title={texts.invoices.title}
      className="invoices"
      actions={
        <>
          <button type="button" className="primary" onClick={() => setOpen('register')}>
            {texts.invoices.register}
          </button>
          <button type="button" onClick={() => setOpen('takePayment')}>
            {texts.invoices.takePayment}
          </button>
          <CsvButton filter={filter} order={order} />
        </>
      }
    >
      <Suspense>{Open !== undefined && <Open onClose={() => setOpen(undefined)} />}</Suspense>
      <Filters filter={filter} onChange={change} onClear={() => setParams({}, { replace: true })} />
      <Sums filter={filter} />
      <InvoiceTable
        key={params.toString()}
        filter={filter}
        order={order}
        onSort={(sort: Sort) => {
          const next = nextOrder(order, sort);
          change({ sort: next.sort, order: next.order });
        }}
      />
    </Page>
  );
}

function CsvButton(list: { filter: ReturnType<typeof filterOf>; order: ReturnType<typeof orderOf> }) {
  const [isBusy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      saveAs(await invoicesAsCsv(list.filter, list.order), 'invoices.csv');
    } finally {
      setBusy(false);
    }
  };
  return (
    <button type="button" title={texts.invoices.csvHint} disabled={isBusy} onClick={() => void save()}>
      {texts.invoices.csv}
    </button>
  );
}
