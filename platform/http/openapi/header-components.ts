// The headers of answers become components of the OpenAPI document: nearly every answer has the same ones.

import type { Json } from './portable-schema.ts';

type Answer = { headers?: Record<string, Json> };
type Operation = { responses?: Record<string, Answer> };
type Document = { paths?: Record<string, Record<string, Operation>>; components?: object };

/** @returns the document, in which each header is described once. A name is one header wherever it is */
export function withHeaderComponents(document: Document): Document {
  const named = new Map<string, Json>();
  const referring = ({ headers, ...answer }: Answer): Answer => {
    if (headers === undefined || Object.keys(headers).length === 0) return answer;
    for (const [name, header] of Object.entries(headers)) named.set(name, header);
    const references = Object.keys(headers).map((name) => [name, { $ref: `#/components/headers/${name}` }]);
    return { ...answer, headers: Object.fromEntries(references) };
  };
  const paths = mapValues(document.paths ?? {}, (path) =>
    mapValues(path, ({ responses, ...operation }) => ({
      ...operation,
      ...(responses && { responses: mapValues(responses, referring) }),
    })),
  );
  const headers = Object.fromEntries([...named].toSorted(([one], [other]) => (one < other ? -1 : 1)));
  return { ...document, paths, components: { ...document.components, headers } };
}

const mapValues = <From, To>(object: Record<string, From>, to: (value: From) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(object).map(([name, value]) => [name, to(value)]));
