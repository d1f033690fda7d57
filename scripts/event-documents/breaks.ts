// What a change of a released schema breaks for those who read events by the old one. Within a version, only optional fields may be added.

import { isDeepStrictEqual } from 'node:util';

export type Schema = { readonly [word: string]: unknown };

/** Words that no reader depends on. */
const prose = ['title', 'description', 'examples', '$comment'];

/** The changes that consumers do not survive, each with its place; none if the schema changed only by what they survive. */
export function breaks(before: Schema, after: Schema, place = ''): string[] {
  const words = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((word) => !prose.includes(word));
  return words.flatMap((word) => breaksOf(word, before[word], after[word], place));
}

function breaksOf(word: string, before: unknown, after: unknown, place: string): string[] {
  const at = `${place}/${word}`;
  if (word === 'properties') return breaksOfFields(before as Schema, (after ?? {}) as Schema, at);
  if (word === 'required') {
    return isDeepStrictEqual(sorted(before), sorted(after)) ? [] : [`${at}: which fields are required has changed`];
  }
  if (word === 'items' && isSchema(before) && isSchema(after)) return breaks(before, after, at);
  if (word === 'anyOf' && isList(before) && isList(after) && before.length === after.length)
    return before.flatMap((branch, index) => breaks(branch as Schema, after[index] as Schema, `${at}/${index}`));
  return isDeepStrictEqual(before, after) ? [] : [`${at}: was ${JSON.stringify(before)}, is ${JSON.stringify(after)}`];
}

/** Fields may be added: whether they are optional, `required` says. */
const breaksOfFields = (before: Schema = {}, after: Schema, place: string): string[] =>
  Object.entries(before).flatMap(([name, field]) => {
    const at = `${place}/${name}`;
    return name in after ? breaks(field as Schema, after[name] as Schema, at) : [`${at}: was removed`];
  });

const isList = (value: unknown): value is unknown[] => Array.isArray(value);
const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !isList(value);
const sorted = (names: unknown): unknown[] => (isList(names) ? names.toSorted() : []);
