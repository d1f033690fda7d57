import { join } from 'node:path';
import openapiTs, { astToString, type OpenAPI3 } from 'openapi-typescript';

/** Where the types of an API are, in TypeScript. */
export const typesFile = (api: string): string => join(import.meta.dirname, `src/api/${api}.d.ts`);

/** The types of an API, from its OpenAPI document. */
export async function typesOf(document: OpenAPI3): Promise<string> {
  const types = astToString(await openapiTs(document, { alphabetize: true }));
  return `// Made by \`npm run api:documents\` from the service's OpenAPI document.\n\n${types}`;
}
