import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { publishedEvents } from '../../events/published.ts';
import { apiFolder, asyncApiOfCode, writtenAsyncApi } from './async-api-file.ts';

const document = writtenAsyncApi();

/** What a reference of the document is to; undefined if it is to nothing. */
function referred(reference: string): unknown {
  const [file = '', pointer = ''] = reference.split('#');
  const path = join(apiFolder, file);
  if (file !== '' && !existsSync(path)) return undefined;
  let found: unknown = file === '' ? document : JSON.parse(readFileSync(path, 'utf8'));
  for (const name of pointer.split('/').slice(1)) found = (found as Record<string, unknown> | undefined)?.[name];
  return found;
}

describe('the AsyncAPI document', () => {
  it('is the one in docs/api; if this was the purpose, run npm run api:documents', () =>
    expect(asyncApiOfCode()).toEqual(document));

  it('is valid by the JSON Schema of AsyncAPI 3.0', () => {
    const schema = createRequire(import.meta.url)('@asyncapi/specs/schemas/3.0.0.json') as object;
    const ajv = new Ajv({ strict: false, allErrors: true, meta: false, validateSchema: false }); // the schema brings draft-07 along;
    formats.default(ajv);
    const validate = ajv.compile(schema);
    validate(document);
    expect(validate.errors ?? []).toEqual([]);
  });

  it('refers only to what is there, in it and in the documents beside it', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(
      ([, reference = '']) => reference,
    );
    expect(references.length).toBeGreaterThan(80);
    expect(references.filter((reference) => referred(reference) === undefined)).toEqual([]);
  });

  it('has a message for each event that is published', () => {
    const { messages } = referred('#/channels/events') as { messages: object };
    expect(Object.keys(messages)).toEqual(Object.keys(publishedEvents));
  });
});
