// Converts named fields to columns of a table and back: "writtenOff" is the column `written_off`. An absent optional field is
// null in the row.

/** "writtenOff" → "written_off". */
type SnakeCase<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${SnakeCase<Rest>}`
  : Name;

/** The row that stores such fields. */
export type RowOf<Fields> = {
  [Name in keyof Fields & string as SnakeCase<Name>]-?: undefined extends Fields[Name]
    ? Exclude<Fields[Name], undefined> | null
    : Fields[Name];
};

export type ColumnOf<Fields> = keyof RowOf<Fields> & string;

export type Columns<Fields> = {
  /** The names of the columns, in the order of the fields. */
  names: readonly ColumnOf<Fields>[];
  toRow(fields: Fields): RowOf<Fields>;
  toFields(row: RowOf<Fields>): Fields;
};

export const columnOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** @param fields an object with a key for each field; if one is missing, it does not compile */
export function columnsFor<Fields extends object>(fields: Readonly<Record<keyof Fields, unknown>>): Columns<Fields> {
  const pairs = Object.keys(fields).map((field) => [field, columnOf(field)] as [keyof Fields, ColumnOf<Fields>]);
  return {
    names: pairs.map(([, column]) => column),
    toRow(of) {
      const row: Record<string, unknown> = {};
      for (const [field, column] of pairs) row[column] = of[field] ?? null;
      return row as RowOf<Fields>;
    },
    toFields(row) {
      const of: Record<PropertyKey, unknown> = {};
      for (const [field, column] of pairs) if (row[column] !== null) of[field] = row[column];
      return of as Fields;
    },
  };
}
