// Clients that leave before they are answered, at the services and through the console. They give back every place that they took, and
// other callers are never refused.

import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everything } from '../processes/access/own-issuer.ts';
import { answersHttp } from '../processes/probes.ts';
import { getsReady, type Running } from '../processes/run-program.ts';
import { get, getOnce, post } from '../testing/http/client.ts';
import { type Issuer, startIssuer } from '../testing/http/issuer.ts';
import { invoiceOf, newCustomer } from '../testing/http/requests.ts';
import { freePort } from '../testing/network/free-port.ts';
import { START_MS, startProgram } from '../testing/processes/node-process.ts';
import { type Services, startServices } from '../testing/processes/services.ts';
import { repetitions } from '../testing/repetitions.ts';

/** In `npm run test:crash`, more than a service keeps in flight (MAX_REQUESTS_IN_HAND). */
const clients = repetitions(60, 20_000);
const listeners = repetitions(40, 5_000);
const atOnce = 50;

const folder = mkdtempSync(join(tmpdir(), 'ledger-console-'));
let issuer: Issuer;
let services: Services;
let web: Running;
let [commandUrl, queryUrl, consoleUrl]: [string, string, string] = ['', '', ''];
/** As the good caller, who has one token. */
let signed: Record<string, string>;
const invoice = invoiceOf(100_000, newCustomer());
beforeAll(async () => {
  issuer = await startIssuer();
  services = await startServices({}, { access: issuer.env });
  ({ commandUrl, queryUrl } = services);
  const exp = Math.floor(Date.now() / 1_000) + 86_400; // all of 20,000 clients take long
  signed = { authorization: `Bearer ${await issuer.token({ scope: everything.scopes.join(' '), exp })}` };
  writeFileSync(join(folder, 'index.html'), '');
  const port = await freePort();
  consoleUrl = `http://127.0.0.1:${port}`;
  const program = {
    name: 'console',
    main: new URL('../console/serve.ts', import.meta.url).pathname,
    env: () => ({ CONSOLE_PORT: String(port), CONSOLE_DIST: folder, COMMAND_URL: commandUrl, QUERY_URL: queryUrl }),
    isReady: () => answersHttp(`${consoleUrl}/healthz`),
  };
  web = startProgram(program, join(folder, 'log'));
  expect(await getsReady(program, web, START_MS)).toBe(true);
  const { headers } = await post(`${commandUrl}/invoices`, invoice, signed);
  const position = { ...signed, 'ledger-position': headers.get('ledger-position') ?? '' };
  expect((await get(`${queryUrl}/invoices/${invoice.invoiceId}`, position)).status).toBe(200);
});
afterAll(async () => {
  await web?.stop();
  await services?.[Symbol.asyncDispose]();
  issuer?.[Symbol.dispose]();
  rmSync(folder, { recursive: true });
});

const json = 'content-type: application/json';
const cut = ['content-length: 1000'];
type Sort = [what: string, service: 'commands' | 'queries', request: string, headers: string[], body: string];
const sorts: Sort[] = [
  ['a registration cut off', 'commands', 'POST /invoices', [json, ...cut], '{'],
  ['an e-invoice cut off', 'commands', 'POST /invoices', ['content-type: application/xml', ...cut], '<Invoice'],
  ['a payment cut off', 'commands', `PUT /payments/${randomUUID()}`, [json, ...cut], '{'],
  ['a batch cut off', 'commands', 'POST /invoices:batch', ['content-type: application/x-ndjson', ...cut], '{}\n'],
  ['an unknown address', 'commands', 'POST /nothing', [json, ...cut], '{'],
  ['another method', 'queries', 'POST /invoices', [json, ...cut], '{'],
  ['a closed list', 'queries', 'GET /invoices', [], ''],
  ['a download', 'queries', 'GET /invoices', ['accept: text/csv'], ''],
  ['a wait for what will not come', 'queries', 'GET /invoices', ['ledger-position: 9000000000000000000'], ''],
];

/** From before a token is verified to after an answer is begun. */
const longestStayMs = 40;

/** Sends a request and leaves a moment later. */
async function leave(url: string, request: string, headers: readonly string[], body: string): Promise<void> {
  const { hostname, port, pathname } = new URL(url);
  const [method, path] = request.split(' ') as [string, string];
  const socket = connect(Number(port), hostname).on('error', () => {});
  const closed = once(socket, 'close');
  await once(socket, 'connect');
  const prefix = pathname === '/' ? '' : pathname;
  socket.write([`${method} ${prefix}${path} HTTP/1.1`, `host: ${hostname}:${port}`, ...headers, '', body].join('\r\n'));
  setTimeout(() => socket.destroy(), Math.floor(Math.random() * longestStayMs));
  await closed;
}

/** Does work `count` times, `atOnce` at a time. */
async function times(count: number, work: () => Promise<unknown>): Promise<void> {
  for (let done = 0; done < count; done += atOnce)
    await Promise.all(Array.from({ length: Math.min(atOnce, count - done) }, work));
}

async function inHand(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(/^http_requests_in_hand\{[^}]*} (\d+)$/m.exec(text)?.[1]);
}
async function expectRestored(): Promise<void> {
  await expect.poll(() => inHand(commandUrl)).toBe(1); // the request for the metrics itself
  await expect.poll(() => inHand(queryUrl)).toBe(1);
}

/** A header with a token that the services have not seen yet, so that they wait for its signature to be verified. */
const newToken = async () => [
  `authorization: Bearer ${await issuer.token({ sub: 'in a hurry', jti: randomUUID(), scope: everything.scopes.join(' ') })}`,
];
const ways = [
  ['directly', 'without a token', async () => []],
  ['directly', 'with a new token each', newToken],
  ['through the console', 'without a token', async () => []],
  ['through the console', 'with a new token each', newToken],
] as const;

describe.each(ways)(`${clients} clients that leave, %s, %s`, (way, _tokens, tokenOf) => {
  it.each(sorts)('%s', async (_, service, request, headers, body) => {
    const direct = service === 'commands' ? commandUrl : queryUrl;
    let isDone = false;
    const left = times(clients, async () =>
      leave(
        way === 'directly' ? direct : `${consoleUrl}/${service}`,
        request,
        [...headers, ...(await tokenOf())],
        body,
      ),
    );
    const good = (async () => {
      while (!isDone) expect((await getOnce(`${queryUrl}/invoices/${invoice.invoiceId}`, signed)).status).toBe(200);
    })();
    await left.finally(() => {
      isDone = true;
    });
    await good;
    await expectRestored();
  });

  it(`${listeners} listeners come and go`, async () => {
    const url = way === 'directly' ? queryUrl : `${consoleUrl}/queries`;
    await times(listeners, async () => leave(url, 'GET /events', await tokenOf(), ''));
    await expectRestored();
    const answer = await fetch(`${url}/events`, { headers: signed });
    expect(answer.status).toBe(200);
    await answer.body?.cancel();
  });
});

it('a body that is announced with "Expect: 100-continue" passes the console', async () => {
  const content = JSON.stringify({ ...invoice, invoiceId: randomUUID(), number: randomUUID() });
  const { hostname, port } = new URL(consoleUrl);
  const socket: Socket = connect(Number(port), hostname);
  const head = [
    'POST /commands/invoices HTTP/1.1',
    `host: ${hostname}:${port}`,
    json,
    `authorization: ${signed.authorization}`,
    `content-length: ${content.length}`,
  ];
  socket.write([...head, 'expect: 100-continue', 'connection: close', '', ''].join('\r\n'));
  expect(String((await once(socket, 'data'))[0])).toBe('HTTP/1.1 100 Continue\r\n\r\n');
  socket.write(content);
  expect(String((await once(socket, 'data'))[0])).toMatch(/^HTTP\/1.1 201 /);
  socket.destroy();
});

it('an abandoned command may have been recorded: whoever repeats it gets the first answer', async () => {
  const one = { ...invoiceOf(5_000, newCustomer()) };
  const content = JSON.stringify(one);
  await leave(
    commandUrl,
    'POST /invoices',
    [json, `authorization: ${signed.authorization}`, `content-length: ${content.length}`],
    content,
  );
  expect((await post(`${commandUrl}/invoices`, one, signed)).status).toBe(201);
  await expect.poll(async () => (await get(`${queryUrl}/invoices/${one.invoiceId}`, signed)).status).toBe(200);
});
