// What a caller may do. Every route names the one scope that it needs, or is open.

/** The scopes of a token, and what each permits. */
export const scopes = {
  'invoices:write': 'register, credit, write off and void invoices',
  'payments:write': 'record, reverse and refund payments, and spend customer credit',
  'books:close': 'close the books through a day, and reopen them',
  'ledger:read': 'read invoices, payments, balances and the books',
  'audit:read': 'read who did what: histories, the journal, live events',
  'operations:write': 'resume parked streams',
} as const;

export type Scope = keyof typeof scopes;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The scope that a caller needs for the route; `open`: none, and no token. */
    scope?: Scope | 'open';
  }
}

/** A route neither names a scope nor is open, so the service does not start. */
export class RouteWithoutScope extends Error {
  constructor(method: string, url: string) {
    super(`${method} ${url} has no scope: set config.scope to one of ${Object.keys(scopes).join(', ')}, or to open`);
  }
}
