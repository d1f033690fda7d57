import { useState } from 'react';
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

export default function InvoicesPage() {
  const [params, setParams] = useSearchParams();
  const filter = filterOf(params);
  const order = orderOf(params);
  const change = (values: Readonly<Record<string, string | undefined>>) =>
    setParams((now) => withValues(now, values), { replace: true });

  return (
    <Page title={texts.invoices.title} className="invoices" actions={<CsvButton filter={filter} order={order} />}>
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
