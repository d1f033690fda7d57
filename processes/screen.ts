import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { masked } from '../platform/config/print-config.ts';
import { tokenFile } from './access/saved-token.ts';
import type { Config } from './config.ts';
import { urls } from './programs.ts';

/** The addresses of all parts, and three commands to try. @param token a token with all scopes; absent if another issuer is configured */
export function screen(config: Config, token: string | undefined): string {
  const console = `http://127.0.0.1:${config.CONSOLE_PORT}`;
  const commands = `http://127.0.0.1:${config.COMMAND_PORT}`;
  const queries = `http://127.0.0.1:${config.QUERY_PORT}`;
  const { EVENT_STORE_URL, POSTGRES_URL } = urls(config);
  const where: [string, string][] = [
    ['console', `${console}   for a browser`],
    ['command-service', `${commands}   registers invoices, records payments; API: ${commands}/docs`],
    ['query-service', `${queries}   balances, histories, reports; API: ${queries}/docs`],
    ['projection-service', `http://127.0.0.1:${config.PROJECTION_PORT}   updates the views; state: /readyz`],
    [
      'process-manager',
      `http://127.0.0.1:${config.PROCESS_MANAGER_PORT}   does what follows from events; state: /readyz`,
    ],
    ['event store', masked(EVENT_STORE_URL)],
    ['PostgreSQL', masked(POSTGRES_URL)],
    ...(config.MONGODB_URL === undefined ? [] : [['MongoDB', masked(config.MONGODB_URL)] as [string, string]]),
    ...(token === undefined
      ? []
      : [['token', `${tokenFile(config.LEDGER_DATA)}   has all scopes, for 30 days`] as [string, string]]),
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
  const payment = { paymentId: 'payment-1', amount: 90_000, currency: 'EUR', receivedOn: '2026-11-24', method: 'card' };
  const signed = `-H "authorization: Bearer $(cat ${token === undefined ? 'TOKEN' : tokenFile(config.LEDGER_DATA)})"`;
  const signIn = token === undefined ? '' : `Open the console, signed in:\n\n  ${console}/#token=${token}\n\n`;
  return `
The invoice ledger is running.

${where.map(([name, place]) => `  ${name.padEnd(20)}${place}`).join('\n')}

${signIn}Try it in another terminal: register an invoice of 1000.00, record a payment of 900.00, read the amount due and the history.

  ${post(`${commands}/invoices`, invoice)} ${signed}
  ${post(`${commands}/invoices/${id}/payments`, payment)} ${signed}
  curl ${queries}/invoices/${id} ${queries}/invoices/${id}/history ${signed}

Ctrl-C stops everything. Amounts are in minor units (cents).
`;
}

function post(url: string, body: object): string {
  return `curl ${url} -H 'content-type: application/json' -d '${JSON.stringify(body)}'`;
}
