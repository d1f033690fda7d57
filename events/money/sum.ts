// A sum of amounts in an answer. Amounts are bounded, their sums are not. Programs that read JSON numbers as doubles, such as JavaScript, would
// round a greater number without notice (RFC 8259, section 6). So a greater sum is a text, which no program takes for a number.

import { Type } from 'typebox';

/** A sum in minor units: a number if it is a safe integer, else its decimal digits as a text. `BigInt` reads both. */
export type Sum = number | string;

/** The schema of a sum. */
export const SumSchema = (description: string) =>
  Type.Union(
    [
      Type.Integer({ minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER }),
      Type.String({ pattern: '^-?[1-9][0-9]{15,}$', examples: ['9007199254740992'] }),
    ],
    { title: 'Sum', description: `${description}. A text with its digits if it is beyond ±(2^53 − 1)` },
  );

/** An exact sum in the form of answers. @param exact a bigint, or an integer as PostgreSQL writes it */
export function exactSum(exact: bigint | Sum): Sum {
  const number = Number(exact);
  return Number.isSafeInteger(number) ? number : String(exact);
}

/** The same for each of several sums. */
export const exactSums = <Name extends string>(exact: Readonly<Record<Name, bigint | Sum>>): Record<Name, Sum> =>
  Object.fromEntries(Object.entries<bigint | Sum>(exact).map(([name, sum]) => [name, exactSum(sum)])) as Record<
    Name,
    Sum
  >;
