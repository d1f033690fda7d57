import { createHash } from 'node:crypto';
import type { InvoiceView } from '../../events/invoice-view.ts';

export type Balance = {
  customer: { id: string; name: string };
  balances: { currency: string; invoiced: number; paid: number; due: number; openInvoices: number }[];
};
type StateAndAmountDue = { state: string; amountDue: number };
export type History = {
  events: { revision: number; type: string; recordedAt: string; before: StateAndAmountDue; after: StateAndAmountDue }[];
};

/** The ledger cannot be reached. */
export class LedgerNotThere extends Error {
  constructor(url: string, cause: unknown) {
    super(`no ledger answers at ${url}: start one with npm start in another terminal`, { cause });
  }
}

/** The ledger answered a problem (RFC 9457). */
export class Refused extends Error {
  constructor({ title, detail }: { title?: string; detail?: string }) {
    super([title, detail].filter(Boolean).join(': '));
  }
}

/** A client of the two APIs whose reads see its own writes. */
export class Ledger {
  readonly #commandUrl: string;
  readonly #queryUrl: string;
  readonly #authorization: { authorization?: string };
  #position = 0n;

  /** @param authorization the Authorization header, if the ledger authenticates callers */
  constructor(commandUrl: string, queryUrl: string, authorization: { authorization?: string } = {}) {
    this.#authorization = authorization;
    this.#commandUrl = commandUrl;
    this.#queryUrl = queryUrl;
  }

  async register(invoice: { invoiceId: string }): Promise<void> {
    await this.#command('/invoices', JSON.stringify(invoice), { 'content-type': 'application/json' });
  }

  /** @returns the id of the invoice; the same one for the same document */
  async registerDocument(bytes: Buffer<ArrayBuffer>, mediaType: string): Promise<string> {
    const headers = {
      'content-type': mediaType,
      'idempotency-key': createHash('sha256').update(bytes).digest('hex'),
    };
    return (await this.#command<{ invoiceId: string }>('/invoices', bytes, headers)).invoiceId;
  }

  async pay(invoiceId: string, payment: object): Promise<void> {
    const headers = { 'content-type': 'application/json' };
    await this.#command(`/invoices/${invoiceId}/payments`, JSON.stringify(payment), headers);
  }

  invoice(invoiceId: string): Promise<InvoiceView> {
    return this.#query(`/invoices/${invoiceId}`);
  }

  balance(customer: string): Promise<Balance> {
    return this.#query(`/customers/${encodeURIComponent(customer)}/balance`);
  }

  history(invoiceId: string): Promise<History> {
    return this.#query(`/invoices/${invoiceId}/history`);
  }

  async #command<Body extends object>(
    path: string,
    body: string | Buffer<ArrayBuffer>,
    headers: Record<string, string>,
  ): Promise<Body> {
    const response = await reach(this.#commandUrl + path, {
      method: 'POST',
      body,
      headers: { ...headers, ...this.#authorization },
    });
    const position = BigInt(response.headers.get('ledger-position') ?? 0);
    if (position > this.#position) this.#position = position;
    return (await response.json()) as Body;
  }

  async #query<Body>(path: string): Promise<Body> {
    const headers = { 'ledger-position': String(this.#position), ...this.#authorization };
    return (await (await reach(this.#queryUrl + path, { headers })).json()) as Body;
  }
}

/** @throws LedgerNotThere, Refused */
async function reach(url: string, request: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, { ...request, signal: AbortSignal.timeout(15_000) });
  } catch (error) {
    throw new LedgerNotThere(new URL(url).origin, error);
  }
  if (!response.ok) throw new Refused((await response.json()) as { title?: string; detail?: string });
  return response;
}
