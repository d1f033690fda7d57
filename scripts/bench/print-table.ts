/** Prints rows in columns, the first one aligned left and the others right, and an empty line after them. */
export function printTable(rows: readonly (readonly string[])[]): void {
  const widths: number[] = [];
  for (const row of rows) for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, cell.length);
  const pad = (cell: string, at: number) => (at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0));
  for (const row of rows) console.log(`  ${row.map(pad).join('   ')}`.trimEnd());
  console.log();
}
