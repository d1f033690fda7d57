// `npm run api:documents`: writes the OpenAPI documents of both services to docs/api/, and the console's types that follow from them.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { typesFile, typesOf } from '../console/api-types.ts';
import { answersHttp } from '../processes/probes.ts';
import { getsReady, runProgram } from '../processes/run-program.ts';
import { freePort } from '../testing/network/free-port.ts';

const START_MS = 20_000;

export const apis = ['command', 'query'] as const;
export type Api = (typeof apis)[number];
export type Document = Parameters<typeof typesOf>[0];

const root = join(import.meta.dirname, '..');
const documentFile = (api: Api): string => join(root, `docs/api/${api}.json`);

/** The document in docs/api/. */
export const writtenDocument = (api: Api): Document => JSON.parse(readFileSync(documentFile(api), 'utf8'));

/** The document that a service serves. The service is started for it, which needs no store. */
export async function servedDocument(api: Api): Promise<Document> {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-api-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/docs/json`;
  const program = {
    name: api,
    main: join(root, `${api}-service/main.ts`),
    env: () => ({
      [`${api.toUpperCase()}_PORT`]: String(port),
      EVENT_STORE_URL: 'esdb://127.0.0.1:9?tls=false',
      POSTGRES_URL: 'postgres://nobody@127.0.0.1:9/nothing',
    }),
    isReady: () => answersHttp(url),
  };
  const running = runProgram(program, join(folder, 'log'));
  try {
    if (!(await getsReady(program, running, START_MS))) throw new Error(`the ${api}-service does not start`);
    return (await (await fetch(url)).json()) as Document;
  } finally {
    await running.stop();
    rmSync(folder, { recursive: true });
  }
}

if (process.argv[1] === import.meta.filename) {
  for (const api of apis) {
    const document = await servedDocument(api);
    writeFileSync(documentFile(api), `${JSON.stringify(document, undefined, 2)}\n`);
    writeFileSync(typesFile(api), await typesOf(document));
  }
}
