// What a caller may do. Every route states the one scope that it asks for, or that it is open.

/** The scopes that a token may carry, and what each lets its holder do. */
export const scopes = {
  'invoices:write': 'register, credit, write off and void invoices',
  'payments:write': "take, reverse and refund payments, and spend customers' credit",
  'ledger:read': 'read invoices, payments, balances and the books',
  'audit:read': 'read who did what: histories, the journal, live events',
  'operations:write': 'take parked streams in again',
} as const;

export type Scope = keyof typeof scopes;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a caller must hold to use the route; `open`: nothing, not even a token. */
    scope?: Scope | 'open';
  }
}

/** A route says neither which scope it asks for nor that it is open: the service doesn't start with it. */
export class RouteWithoutScope extends Error {
  constructor(method: string, url: string) {
    super(`${method} ${url} states no scope: set config.scope to one of ${Object.keys(scopes).join(', ')}, or open`);
  }
}
