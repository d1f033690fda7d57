import { texts } from '../texts.ts';
import { Table } from '../ui/list/table.tsx';
import type { InvoiceAnswer } from './reads.ts';

/** Where the document states other amounts than the ledger computes from its lines. It is not printed: the document is as issued. */
export function Differences({
  invoice: { differences, currency },
}: {
  invoice: Pick<InvoiceAnswer, 'differences' | 'currency'>;
}) {
  if (differences === undefined) return null;
  return (
    <section className="card">
      <Table
        caption={texts.differences.label}
        showsCaption
        rows={differences}
        keyOf={({ name }) => name}
        columns={[
          { head: texts.differences.term, isHead: true, cell: ({ term, name }) => `${name} (${term})` },
          { head: texts.differences.stated, currency, amount: ({ stated }) => stated },
          { head: texts.differences.computed, currency, amount: ({ computed }) => computed },
        ]}
      />
    </section>
  );
}
