import { describe, expect, it } from 'vitest';
import { columnsFor } from './columns.ts';

type Fields = { name: string; writtenOff: number; isLate: boolean; paidOn?: string };
const { names, toRow, toFields } = columnsFor<Fields>({ name: true, writtenOff: true, isLate: true, paidOn: true });

describe('the columns of named fields', () => {
  it('are named in snake case, in the order of the fields', () => {
    expect(names).toEqual(['name', 'written_off', 'is_late', 'paid_on']);
  });

  it.each([
    [
      { name: 'a', writtenOff: 5, isLate: true, paidOn: '2026-02-01' },
      { name: 'a', written_off: 5, is_late: true, paid_on: '2026-02-01' },
    ],
    [
      { name: '', writtenOff: 0, isLate: false },
      { name: '', written_off: 0, is_late: false, paid_on: null },
    ],
  ])('hold %o, with null for a field that is absent', (fields, row) => {
    expect(toRow(fields)).toStrictEqual(row);
    expect(toFields(row)).toStrictEqual(fields);
  });

  it('leave out what is no field', () => {
    const row = { name: 'a', written_off: 5, is_late: true, paid_on: null, other: 1 };
    expect(toFields(row)).toStrictEqual({ name: 'a', writtenOff: 5, isLate: true });
    expect(toRow({ ...toFields(row), other: 1 } as Fields)).not.toHaveProperty('other');
  });
});
