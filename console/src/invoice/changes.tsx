import { money } from '../format/money.ts';
import { texts } from '../texts.ts';
import { Table } from '../ui/table.tsx';
import type { Difference } from './reads.ts';

const amounts = ['amountDue', 'paid', 'credited', 'writtenOff', 'voided', 'refunded'];

/** What differs between an event and the one before, in words where it has some. */
export function Changes({ differences, currency }: { differences: readonly Difference[]; currency: string }) {
  return (
    <Table
      caption={texts.invoice.travel.changes}
      empty={texts.invoice.travel.noChanges}
      rows={differences}
      keyOf={({ pointer }) => pointer}
      columns={[
        { head: texts.invoice.travel.what, isHead: true, cell: ({ pointer }) => nameOf(pointer) },
        { head: texts.invoice.travel.before, cell: ({ pointer, before }) => shown(pointer, before, currency) },
        { head: texts.invoice.travel.after, cell: ({ pointer, after }) => shown(pointer, after, currency) },
      ]}
    />
  );
}

function nameOf(pointer: string) {
  const name = pointer.slice(1);
  return name in texts.fields ? texts.fields[name as keyof typeof texts.fields] : <code>{pointer}</code>;
}

function shown(pointer: string, value: unknown, currency: string) {
  if (value === undefined) return texts.none;
  const name = pointer.replace(/^.*\//, '');
  if (typeof value === 'number' && (amounts.includes(name) || name === 'amount' || name === 'excess'))
    return money(value, currency);
  if (name === 'state' && typeof value === 'string') return texts.states[value as keyof typeof texts.states] ?? value;
  if (typeof value === 'boolean') return value ? texts.yes : texts.no;
  return typeof value === 'string' ? value : <code className="changes-value">{JSON.stringify(value)}</code>;
}
