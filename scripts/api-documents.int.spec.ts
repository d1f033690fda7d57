import { readFileSync } from 'node:fs';
import { Ajv2020 as Ajv } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { typesFile, typesOf } from '../console/api-types.ts';
import { type Api, apis, servedDocument, writtenDocument } from './api-documents.ts';

const runIt = 'if this was the purpose, run npm run api:documents';

type Schema = { readonly [word: string]: unknown };

/** Each part of a document that has some word. */
function* partsWith(word: string, part: unknown): Generator<Schema> {
  if (part === null || typeof part !== 'object') return;
  if (word in part) yield part as Schema;
  for (const value of Object.values(part)) yield* partsWith(word, value);
}

describe.each(apis)('the OpenAPI document of the %s-service', (api: Api) => {
  const document = writtenDocument(api);

  it(`is the one in docs/api; ${runIt}`, async () => expect(await servedDocument(api)).toEqual(document));

  it(`is where the types of the console are from; ${runIt}`, async () =>
    expect(readFileSync(typesFile(api), 'utf8')).toBe(await typesOf(document)));

  it('has a name of its own for each operation', () => {
    const names = [...partsWith('operationId', document.paths)].map(({ operationId }) => operationId);
    const operations = [...partsWith('responses', document.paths)];
    expect(names.length).toBe(operations.length);
    expect(names).toEqual(names.map(() => expect.stringMatching(/^[a-z][A-Za-z]+$/)));
    expect(new Set(names).size).toBe(names.length);
  });

  it('says of each integer how large it is', () => {
    const integers = [...partsWith('type', document)].filter(({ type }) => type === 'integer');
    expect(integers.length).toBeGreaterThan(50);
    expect(integers.filter(({ format }) => format !== 'int64' && format !== 'int32')).toEqual([]);
  });

  it('says of each enum of which type its values are', () =>
    expect([...partsWith('enum', document)].filter(({ type }) => type === undefined)).toEqual([]));

  it('says of each field and parameter what it means', () => {
    const fields = [...partsWith('properties', document)].flatMap(({ properties }) =>
      Object.values(properties as Schema),
    );
    const parameters = [...partsWith('in', document.paths)].filter(({ schema }) => schema !== undefined);
    expect(fields.length).toBeGreaterThan(100);
    expect(
      [...fields, ...parameters].filter(
        (one) => !('description' in (one as Schema)) && !('description' in (((one as Schema).schema ?? {}) as Schema)),
      ),
    ).toEqual([]);
  });

  it('has an example of each request body, which the body matches', () => {
    const ajv = new Ajv({ strict: false, validateFormats: false });
    ajv.addSchema(document, 'document');
    const schemas = (document.components?.schemas ?? {}) as Record<string, { examples?: unknown[]; oneOf?: unknown[] }>;
    const bodies = [...partsWith('requestBody', document.paths)].flatMap(({ requestBody }) => {
      const { content } = requestBody as { content: Record<string, { schema: { $ref?: string }; example?: unknown }> };
      const { schema, example } = content['application/json'] ?? {};
      return schema === undefined ? [] : [[schema.$ref ?? '', example] as const];
    });
    const inSchemas = Object.entries(schemas).flatMap(([name, { examples = [] }]) =>
      examples.map((example) => [`#/components/schemas/${name}`, example] as const),
    );
    const isOfUnion = (ref: string) => schemas[ref.replace('#/components/schemas/', '')]?.oneOf !== undefined;
    expect(bodies.filter(([ref, example]) => example === undefined && !isOfUnion(ref))).toEqual([]);
    const examples = [...bodies, ...inSchemas].filter(([, example]) => example !== undefined);
    expect(examples.filter(([ref, example]) => !ajv.validate({ $ref: `document${ref}` }, example))).toEqual([]);
  });

  it('has no pattern that is read differently, or not at all, in another language', () => {
    const patterns = [...partsWith('pattern', document)].map(({ pattern }) => String(pattern));
    expect(patterns.length).toBeGreaterThan(10);
    // JSON Schema 2020-12, core, 6.4: characters, classes, quantifiers, anchors, groups, alternatives
    expect(
      patterns.filter((pattern) => !/^(\\[.]|[^\\(]|\((?!\?))*$/.test(pattern) || pattern.includes('[^]')),
    ).toEqual([]);
  });
});

it('one name is one thing in both documents', () => {
  const [commands, queries] = apis.map((api) => writtenDocument(api).components?.schemas ?? {});
  const both = Object.keys(commands ?? {}).filter((name) => name in (queries ?? {}));
  expect(both).toEqual(expect.arrayContaining(['Customer', 'Problem', 'Totals']));
  for (const name of both) expect(commands?.[name], name).toEqual(queries?.[name]);
});
