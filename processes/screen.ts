import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { masked } from '../platform/config/print-config.ts';
import { tokenFile } from './access/saved-token.ts';
import type { Config } from './config.ts';
import { urls } from './programs.ts';

/** What runs where, and three lines to try. @param token that may do everything; absent where somebody else issues them */
export function screen(config: Config, token: string | undefined): string {
  const console = `http://127.0.0.1:${config.CONSOLE_PORT}`;
  const commands = `http://127.0.0.1:${config.COMMAND_PORT}`;
  const queries = `http://127.0.0.1:${config.QUERY_PORT}`;
  const { EVENT_STORE_URL, POSTGRES_URL } = urls(config);
  const where: [string, string][] = [
    ['console', `${console}   look, register, pay: in a browser`],
    ['command-service', `${commands}   register and pay; what it takes: ${commands}/docs`],
    ['query-service', `${queries}   balances and history; what it answers: ${queries}/docs`],
    ['projection-service', `http://127.0.0.1:${config.PROJECTION_PORT}   events to read models; how far: /readyz`],
    ['event store', masked(EVENT_STORE_URL)],
    ['PostgreSQL', masked(POSTGRES_URL)],
    ...(config.MONGODB_URL === undefined ? [] : [['MongoDB', masked(config.MONGODB_URL)] as [string, string]]),
    ...(token === undefined
      ? []
      : [['token', `${tokenFile(config.LEDGER_DATA)}   may do everything, for 30 days`] as [string, string]]),
    ['data and logs', `${config.LEDGER_DATA}, ${join(config.LEDGER_DATA, 'logs')}`],
  ];
  const id = randomUUID();
  const invoice = {
    invoiceId: id,
    customer: { id: 'acme', name: 'Acme' },
    currency: 'EUR',
    issuedOn: '2026-11-22',
    dueOn: '2026-12-22',
    lines: [{ description: 'Consulting', quantity: '1', unitPrice: '100000', tax: { category: 'Z', rate: '0' } }],
  };
  const payment = { paymentId: 'payment-1', amount: 90_000, currency: 'EUR', receivedOn: '2026-11-30', method: 'card' };
  const signed = `-H "authorization: Bearer $(cat ${token === undefined ? 'TOKEN' : tokenFile(config.LEDGER_DATA)})"`;
  const signIn = token === undefined ? '' : `The console, signed in:\n\n  ${console}/#token=${token}\n\n`;
  return `
The invoice ledger runs.

${where.map(([name, place]) => `  ${name.padEnd(20)}${place}`).join('\n')}

${signIn}Try, in another terminal: an invoice of 1000.00, a payment of 900.00, what is left and how it came to be.

  ${post(`${commands}/invoices`, invoice)} ${signed}
  ${post(`${commands}/invoices/${id}/payments`, payment)} ${signed}
  curl ${queries}/invoices/${id} ${queries}/invoices/${id}/history ${signed}

Ctrl-C stops it all. Amounts are in the currency's minor unit.
`;
}

function post(url: string, body: object): string {
  return `curl ${url} -H 'content-type: application/json' -d '${JSON.stringify(body)}'`;
}
