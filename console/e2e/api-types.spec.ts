import { readFileSync } from 'node:fs';
import { expect, inject, it } from 'vitest';
import { apis, typesAt, typesFile } from '../api-types.ts';
import { inBrowser } from './browser.ts';

inBrowser('the types of the APIs', () => {
  it.for(apis)('match the OpenAPI document of the %s-service; if not, run npm run console:api-types', async (api) => {
    const { commandUrl, queryUrl } = inject('console');
    expect(readFileSync(typesFile(api), 'utf8')).toBe(await typesAt(api === 'command' ? commandUrl : queryUrl));
  });
});
