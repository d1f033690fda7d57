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
      const [ours, theirs] = differing(expected, got);
      throw new Difference(`${what}\nexpected ${text(ours)}\ngot      ${text(theirs)}\n${about()}`);
    },
    count: () => count,
  };
}

/** Only the fields in which two records differ; all of other values. */
function differing(one: unknown, other: unknown): [unknown, unknown] {
  if (!isRecord(one) || !isRecord(other)) return [one, other];
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(
    (name) => text(one[name]) !== text(other[name]),
  );
  const only = (of: Record<string, unknown>) => Object.fromEntries(names.map((name) => [name, of[name]]));
  return [only(one), only(other)];
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** With the fields in the order of their names. Absent and undefined are the same. */
const text = (value: unknown): string =>
  JSON.stringify(value, (_, of: unknown) =>
    isRecord(of) ? Object.fromEntries(Object.entries(of).toSorted(([one], [other]) => (one < other ? -1 : 1))) : of,
  ) ?? 'nothing';
