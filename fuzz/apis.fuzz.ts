// `npm run test:fuzz`: sends valid and invalid requests, made from the OpenAPI documents, to the real services. Every request must be
// answered, without an internal error, and as the documents say.
//
// FUZZ_REQUESTS: the number of requests (6000). FUZZ_SEED: the seed of an earlier run, to repeat it.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import fc, { type Arbitrary } from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { scopes } from '../platform/access/scope.ts';
import { startIssuer } from '../testing/http/issuer.ts';
import { type Services, startServices } from '../testing/processes/services.ts';
import { type ApiDocument, apiAt } from './api-document.ts';
import { contents, pdfDocuments, xmlDocuments } from './documents.ts';
import { valid } from './from-schema.ts';
import { judgeBy } from './judge.ts';
import { fillLedger, namesFor } from './ledger-before.ts';
import { type Bodies, type Request, requestTo } from './request.ts';
import { type Answer, closeConnections, send } from './send.ts';

const requests = Number(process.env.FUZZ_REQUESTS || 6_000);
const seed = Number(process.env.FUZZ_SEED || Date.now() % 2 ** 31);
const atOnce = 32;

const issuer = await startIssuer();
let services: Services;
let apis: ApiDocument[];
let asked: Arbitrary<Request>;
beforeAll(async () => {
  Object.assign(process.env, issuer.env); // the services inherit it
  services = await startServices();
  const tokens = {
    all: await issuer.token({ scope: Object.keys(scopes).join(' ') }),
    none: await issuer.token({ scope: 'something:else' }),
  };
  const position = await fillLedger(services.commandUrl, { authorization: `Bearer ${tokens.all}` });
  apis = await Promise.all([apiAt(services.commandUrl), apiAt(services.queryUrl)]);
  const operations = apis.flatMap(({ operations }) => operations);
  const bodyOf = (path: string) => {
    const operation = operations.find((operation) => operation.method === 'POST' && operation.path === path);
    if (operation === undefined) throw new Error(`there is no POST ${path}`);
    return valid(operation.body['application/json']?.schema ?? {}, namesFor(operation, position));
  };
  const bodies: Bodies = {
    lines: (path) => fc.oneof(bodyOf(path.replace(':batch', '')), ...(path.startsWith('/invoices') ? [contents] : [])),
    xml: xmlDocuments,
    pdf: pdfDocuments,
    more: ({ method, path }) => (method === 'POST' && path === '/invoices' ? contents : undefined),
  };
  // a closing takes 12 s, and would have most other commands refused for their dates
  const tried = operations.filter(({ name }) => name !== 'PUT /books/closing');
  asked = fc.oneof(
    ...tried.map((operation) => ({
      weight: operation.name === 'POST /invoices' ? 8 : 1, // it takes the most kinds of bodies
      arbitrary: requestTo(operation, namesFor(operation, position), tokens, bodies),
    })),
  );
});
afterAll(async () => {
  closeConnections();
  await services?.[Symbol.asyncDispose]();
  issuer[Symbol.dispose]();
});

it(`${requests} requests are answered as the documents say (FUZZ_SEED=${seed})`, async () => {
  const judges = new Map(
    apis.flatMap(({ operations, components }) => {
      const judge = judgeBy(components);
      return operations.map(({ name, url }) => [`${url} ${name}`, judge] as const);
    }),
  );
  const found = new Map<string, string>();
  const statuses = new Map<number, number>();
  let overloaded = 0;

  /** Retries a request if the service is overloaded, since the machine may be busy. */
  async function sendAsTold(request: Request): Promise<Answer> {
    for (let tries = 1; ; tries++) {
      const answer = await send(request);
      if (!answer.text.includes('/problems/overloaded') || tries === 10) return answer;
      overloaded += 1;
      await sleep(Number(answer.headers['retry-after']) * 1_000);
    }
  }

  async function check(request: Request): Promise<void> {
    const { operation } = request;
    const tell = (fault: string) => {
      const kind = `${operation.name}: ${fault}`;
      if (!found.has(kind))
        found.set(
          kind,
          `${request.method} ${request.path} ${JSON.stringify({ ...request.headers, authorization: '…' })} ${shown(request)}`,
        );
    };
    try {
      const answer = await sendAsTold(request);
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      const fault = judges.get(`${operation.url} ${operation.name}`)?.(request, answer);
      if (fault) tell(fault);
    } catch (error) {
      tell(String(error));
    }
  }

  await fc.assert(
    fc.asyncProperty(
      fc.array(asked, { minLength: atOnce, maxLength: atOnce }),
      async (some) => void (await Promise.all(some.map(check))),
    ),
    { seed, numRuns: Math.ceil(requests / atOnce), endOnFailure: true },
  );
  process.stdout.write(
    `${requests} requests, FUZZ_SEED=${seed}, by status: ${JSON.stringify(Object.fromEntries([...statuses].sort()))}; ${overloaded} sent again\n`,
  );
  expect([...found].map(([fault, example]) => `${fault}\n    ${example}`)).toEqual([]);
}, 600_000);

/** The seed repeats a body that is not shown whole. */
const shown = ({ body = '' }: Request): string =>
  typeof body === 'string' ? body.slice(0, 500) : Buffer.from(body).toString('latin1', 0, 500);

it('none of it is an error of ours in the logs', () => {
  for (const name of ['command-service', 'query-service', 'projection-service']) {
    const lines = readFileSync(join(services.logFolder, `${name}.log`), 'utf8').split('\n');
    expect(lines.filter((line) => /"level":"(error|fatal)"/.test(line) && !line.includes('view-behind'))).toEqual([]);
  }
});
