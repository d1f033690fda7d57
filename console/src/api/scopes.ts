import type { Scope } from '../../../platform/access/scope.ts';
import { currentSession } from './session.ts';

/**
 * Whether a button for something that needs a scope is offered. The services decide: a token whose scopes cannot be read here, or no token,
 * does not hide the button.
 */
export function mayOffer(scope: Scope): boolean {
  const { token } = currentSession();
  const held = token === undefined ? undefined : scopesIn(token);
  return held === undefined || held.includes(scope);
}

/** The scopes in a JWT: in `scope`, or in `scp`, which may be a list. */
function scopesIn(token: string): readonly string[] | undefined {
  const payload = token.split('.')[1];
  if (payload === undefined) return undefined;
  try {
    const { scope, scp } = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as Record<
      string,
      unknown
    >;
    const held = scope ?? scp;
    return Array.isArray(held) ? held : typeof held === 'string' ? held.split(' ') : undefined;
  } catch {
    return undefined; // not a JWT
  }
}
