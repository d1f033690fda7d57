import { randomUUID } from 'node:crypto';
import type { ViewName } from '../../events/views.ts';
import { logPositionHeader } from '../../platform/http/log-position.ts';
import type { Config } from '../../processes/config.ts';
import { invoice } from './work.ts';

const PATIENCE_MS = 120_000;
const VIEW_BEHIND = 503;

/** A query of each view that costs it little. */
const queries: Record<ViewName, (invoiceId: string) => string> = {
  balances: (invoiceId) => `/invoices/${invoiceId}`,
  audit: (invoiceId) => `/invoices/${invoiceId}/history`,
  books: () => '/books/closing?limit=1',
};
export const views = Object.keys(queries) as ViewName[];

/**
 * Registers an invoice, and asks each view until it has this position.
 * @returns the time in ms until each view had it
 */
export async function untilLevel(config: Config, token: string): Promise<Record<ViewName, number>> {
  const from = performance.now();
  const deadline = from + PATIENCE_MS;
  const authorization = `Bearer ${token}`;
  const invoiceId = randomUUID();
  const registered = await fetch(`http://127.0.0.1:${config.COMMAND_PORT}/invoices`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ invoiceId, ...invoice }),
  });
  await registered.arrayBuffer();
  const position = registered.headers.get(logPositionHeader);
  if (position === null) throw new Error(`POST /invoices was answered with ${registered.status}`);
  const headers = { authorization, [logPositionHeader]: position };

  async function hasIt(view: ViewName): Promise<[ViewName, number]> {
    for (;;) {
      const answer = await fetch(`http://127.0.0.1:${config.QUERY_PORT}${queries[view](invoiceId)}`, { headers });
      const text = await answer.text();
      if (answer.ok) return [view, performance.now() - from];
      if (answer.status !== VIEW_BEHIND || performance.now() > deadline) throw new Error(`${view}: ${text}`);
    }
  }
  return Object.fromEntries(await Promise.all(views.map(hasIt))) as Record<ViewName, number>;
}
