/**
 * A business rule of EN 16931-1, by its name, and how a document breaks it. `term` is the business term or group (BT-10, BG-5) that has to
 * be given or changed, and `pointers` are its places in the document's JSON (RFC 6901; "-" is a new item of a list), at most ten. Both are
 * absent where the rule is about an amount that follows from others.
 */
export type BrokenRule = { rule: string; detail: string; term?: string; pointers?: string[] };

/** A place of a term in the document's JSON, and what is there. */
export type Place<Value> = { pointer: string; value: Value };

const mostPointers = 10;

/** A rule that is broken at these places; nothing if there are none. */
export const brokenAt = (rule: string, term: string, detail: string, pointers: readonly string[]): BrokenRule[] =>
  pointers.length === 0 ? [] : [{ rule, detail, term, pointers: pointers.slice(0, mostPointers) }];
