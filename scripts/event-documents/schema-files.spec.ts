import { describe, expect, it } from 'vitest';
import { breaksOfReleased, releasedSchemas, schemasOfCode } from './schema-files.ts';

describe('the schemas of events in docs/api/events', () => {
  it('change only by what their consumers survive; any other change is a new version of the type', () =>
    expect(breaksOfReleased()).toEqual([]));

  it('are those of the code; if this was the purpose, run npm run api:documents', () =>
    expect(Object.fromEntries(releasedSchemas())).toEqual(Object.fromEntries(schemasOfCode())));

  it('refer to nothing outside of them, so that a registry takes each alone', () => {
    for (const [file, schema] of releasedSchemas()) expect(JSON.stringify(schema), file).not.toContain('"$ref"');
  });
});
