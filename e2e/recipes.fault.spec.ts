// The programs of docs/recipes, as they stand, in front of a ledger whose connections break and which is unavailable for a moment.

import { execFile, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asCaller, get } from '../testing/http/client.ts';
import { type Services, startServices } from '../testing/processes/services.ts';

const folder = new URL('../docs/recipes/', import.meta.url).pathname;

const recipes: [tool: string, version: string, command: string[]][] = [
  ['curl', '--version', ['bash', 'ledger.sh']],
  [process.execPath, '--version', [process.execPath, 'ledger.ts']],
  ['python3', '--version', ['python3', 'ledger.py']],
  ['go', 'version', ['go', 'run', 'ledger.go']],
  ['java', '-version', ['java', 'Ledger.java']],
];

function isHere(tool: string, version: string): boolean {
  try {
    execFileSync(tool, [version], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

describe('a program of the page "Integrate in fifteen minutes"', () => {
  /** How often each request came, by its body. */
  const seen = new Map<string, number>();
  let front: Server;
  let ledger: Services;
  let invoiceIds: Set<string>;

  /**
   * Passes a command on. The first answer to each is lost after it was recorded: that to an invoice as a whole, that to a payment by half.
   * The second answer is an error.
   */
  async function unreliably(
    request: IncomingMessage,
  ): Promise<{ status: number; text: string; isCut?: boolean } | 'cut'> {
    const body = (await request.toArray()).join('');
    const path = request.url ?? '';
    const asked = `${path} ${body}`;
    const times = (seen.get(asked) ?? 0) + 1;
    seen.set(asked, times);
    const { invoiceId } = JSON.parse(body) as { invoiceId?: string };
    if (invoiceId !== undefined) invoiceIds.add(invoiceId);
    const isPayment = path.endsWith('/payments');
    if (times === 2) return { status: isPayment ? 500 : 503, text: '{}' };
    const headers = asCaller({ 'content-type': 'application/json' });
    const answer = await fetch(`${ledger.commandUrl}${path}`, { method: 'POST', headers, body });
    const text = await answer.text();
    if (times > 1) return { status: answer.status, text };
    return isPayment ? { status: answer.status, text, isCut: true } : 'cut';
  }

  beforeAll(async () => {
    ledger = await startServices();
    front = createServer(async (request, response) => {
      const answer = await unreliably(request);
      if (answer === 'cut') return request.socket.destroy();
      const { status, text, isCut = false } = answer;
      const length = String(Buffer.byteLength(text));
      response.writeHead(status, { 'content-type': 'application/json', 'content-length': length, 'retry-after': '1' });
      if (!isCut) return response.end(text);
      response.write(text.slice(0, text.length / 2), () => request.socket.destroy());
    }).listen(0, '127.0.0.1');
    await once(front, 'listening');
  });
  afterAll(async () => {
    front?.close();
    await ledger?.[Symbol.asyncDispose]();
  });

  for (const [tool, version, [program = '', ...args]] of recipes) {
    const title = isHere(tool, version) ? '' : ` (skipped: ${tool} is not here)`;
    it.skipIf(title !== '')(
      `in ${args.at(-1)} pays once, whatever is lost, and reads what it wrote${title}`,
      async () => {
        invoiceIds = new Set();
        const env = {
          ...process.env,
          COMMAND_URL: `http://127.0.0.1:${(front.address() as AddressInfo).port}`,
          QUERY_URL: ledger.queryUrl,
          LEDGER_TOKEN: process.env.E2E_TOKEN ?? 'none',
        };
        const said = await new Promise<string>((resolve, reject) => {
          execFile(program, args, { cwd: folder, env, timeout: 200_000 }, (error, out, err) =>
            error ? reject(new Error(`${error.message}\n${err}`)) : resolve(out),
          );
        });
        expect(said).toBe('amount due 10000\nevent PaymentApplied\n');
        const [invoiceId] = invoiceIds;
        expect(invoiceIds.size).toBe(1);
        const { body } = await get(`${ledger.queryUrl}/invoices/${invoiceId}`);
        expect(body).toMatchObject({ paid: 90_000, amountDue: 10_000 });
      },
    );
  }
});
