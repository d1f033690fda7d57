// PostgreSQL cannot store U+0000 in a text, and UTF-8 has no half of a surrogate pair. An event with one of them would park its stream in
// the views, so both are refused before anything is decided, in keys and values alike.

import { type Fault, Problem, pointerTo } from '../problems/problem.ts';

/** What a text contains that no store keeps; undefined if it can be stored. */
export const unstorableIn = (text: string): string | undefined =>
  text.includes('\0')
    ? 'contains the character U+0000, which cannot be stored'
    : text.isWellFormed()
      ? undefined
      : 'contains half of a surrogate pair, which cannot be stored';

/** In JSON that was UTF-8, only an escape can stand for one of these characters. */
const mayBeUnstorable = /\\u(0000|d[89a-f])/i;

/**
 * @param json the text of `value`
 * @throws Problem 400 malformed-request for the first key or value that cannot be stored
 */
export function refuseUnstorable(json: string, value: unknown): void {
  if (!mayBeUnstorable.test(json)) return;
  const errors = firstFault(value);
  if (errors !== undefined)
    throw new Problem({ type: 'malformed-request', status: 400, title: 'The request is malformed', errors: [errors] });
}

function firstFault(value: unknown): Fault | undefined {
  const pending: [pointer: string, value: unknown][] = [['', value]];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [pointer, one] = next;
    const detail = typeof one === 'string' ? unstorableIn(one) : undefined;
    if (detail !== undefined) return { pointer, detail };
    if (typeof one !== 'object' || one === null) continue;
    for (const [key, child] of Object.entries(one)) {
      const place = pointerTo(pointer, key);
      const inKey = unstorableIn(key);
      if (inKey !== undefined) return { pointer: place, detail: `has a key that ${inKey}` };
      pending.push([place, child]);
    }
  }
  return undefined;
}
