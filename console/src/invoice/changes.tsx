import { money } from '../format/money.ts';
import { stateName } from '../format/names.ts';
import { texts } from '../texts.ts';
import { Table } from '../ui/list/table.tsx';
import type { Difference } from './reads.ts';

/** The fields that an event changed, before and after it. */
export function Changes({ differences, currency }: { differences: readonly Difference[]; currency: string }) {
  return (
    <Table
      caption={texts.invoice.timeTravel.changes}
      empty={texts.invoice.timeTravel.noChanges}
      rows={differences}
      keyOf={({ pointer }) => pointer}
      columns={[
        { head: texts.invoice.timeTravel.field, isHead: true, cell: ({ pointer }) => nameOf(pointer) },
        { head: texts.invoice.timeTravel.before, cell: ({ pointer, before }) => shown(pointer, before, currency) },
        { head: texts.invoice.timeTravel.afterwards, cell: ({ pointer, after }) => shown(pointer, after, currency) },
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
  if (typeof value === 'number') return money(value, currency); // all numbers that events change are amounts
  if (name === 'state' && typeof value === 'string') return stateName(value);
  if (typeof value === 'boolean') return value ? texts.yes : texts.no;
  return typeof value === 'string' ? value : <code className="changes-value">{JSON.stringify(value)}</code>;
}
