// What the ledger and the accountant say differently, with all that it takes to look into it.

export class Difference extends Error {}

export type Agree = (what: string, got: unknown, expected: unknown) => void;

/** Compares, and counts the comparisons. @param about the month, for whoever reads the difference */
export function comparison(about: () => string): { agree: Agree; count: () => number } {
  let count = 0;
  return {
    /** @throws Difference */
    agree(what, got, expected) {
      count++;
      const [ledger, accountant] = [text(got), text(expected)];
      if (ledger === accountant) return;
      throw new Difference(`${what}\nexpected ${accountant}\ngot      ${ledger}\n${about()}`);
    },
    count: () => count,
  };
}

/** With the fields in the order of their names. Absent and undefined are the same. */
const text = (value: unknown): string =>
  JSON.stringify(value, (_, of: unknown) =>
    of !== null && typeof of === 'object' && !Array.isArray(of)
      ? Object.fromEntries(Object.entries(of).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : of,
  ) ?? 'nothing';
