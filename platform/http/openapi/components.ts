// Schemas with a title become components of the OpenAPI document, so that a generator makes one type of each, under that name:
//
//   { title: 'Totals', … }, wherever it is   ──►   $ref: '#/components/schemas/Totals', with the description of its place

import { changedWithin, isList, type Json } from './portable-schema.ts';

type Part = { readonly [word: string]: Json };

/** A title names two schemas. */
export class TitleUsedTwice extends Error {
  constructor(title: string) {
    super(`two schemas have the title ${title}, but are not equal: name one of them differently`);
  }
}

/** @returns the document with its components @throws TitleUsedTwice */
export function withComponents<Document extends { paths?: object | undefined; components?: object | undefined }>(
  document: Document,
): Document {
  const named = new Map<string, Json>();

  function referring(part: Json): Json {
    if (part === null || typeof part !== 'object') return part;
    if (isList(part)) return part.map(referring);
    const inside = Object.entries(part as Part).map(([word, value]) => [word, changedWithin(word, value, referring)]);
    const { title, description, ...schema } = Object.fromEntries(inside) as Part;
    if (typeof title !== 'string') return Object.fromEntries(inside);
    const known = named.get(title);
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(schema)) throw new TitleUsedTwice(title);
    named.set(title, schema);
    return { $ref: `#/components/schemas/${title}`, ...(description !== undefined && { description }) };
  }

  const { paths, components = {} } = document;
  const { schemas = {}, ...others } = components as { schemas?: Part };
  const ours = { paths: referring(paths as Json), schemas: referring(schemas) as Part };
  const inOrder = [...Object.entries(ours.schemas), ...named].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { ...document, paths: ours.paths, components: { ...others, schemas: Object.fromEntries(inOrder) } };
}
