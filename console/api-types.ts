// Generates the types of the two APIs from the services' OpenAPI documents: console/src/api/*.d.ts
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import openapiTs, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { answersHttp } from '../processes/probes.ts';
import { getsReady, runProgram } from '../processes/run-program.ts';
import { freePort } from '../testing/network/free-port.ts';

const START_MS = 20_000;

export const apis = ['command', 'query'] as const;
export type Api = (typeof apis)[number];

export const typesFile = (api: Api): string => join(import.meta.dirname, `src/api/${api}.d.ts`);

/** The types of the API whose OpenAPI document is at `url`/docs/json. */
export async function typesAt(url: string): Promise<string> {
  const document = (await (await fetch(`${url}/docs/json`)).json()) as OpenAPI3;
  const types = astToString(await openapiTs(document, { alphabetize: true }));
  return `// Made by \`npm run console:api-types\` from the service's OpenAPI document.\n\n${types}`;
}

/** Starts a service and generates the types of its API. The service needs no store to serve its OpenAPI document. */
async function generateTypes(api: Api): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-api-types-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const program = {
    name: api,
    main: join(import.meta.dirname, `../${api}-service/main.ts`),
    env: () => ({
      [`${api.toUpperCase()}_PORT`]: String(port),
      EVENT_STORE_URL: 'esdb://127.0.0.1:9?tls=false',
      POSTGRES_URL: 'postgres://nobody@127.0.0.1:9/nothing',
    }),
    isReady: () => answersHttp(`${url}/docs/json`),
  };
  const running = runProgram(program, join(folder, 'log'));
  try {
    if (!(await getsReady(program, running, START_MS))) throw new Error(`the ${api}-service does not start`);
    return await typesAt(url);
  } finally {
    await running.stop();
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1] === import.meta.filename) {
  for (const api of apis) writeFileSync(typesFile(api), await generateTypes(api));
}
