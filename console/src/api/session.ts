// Who the reader is: the token from the link (`#token=…`), kept for this tab, or without a token the name that the reader gives.
import { useSyncExternalStore } from 'react';

type Session = { token: string | undefined; isRefused: boolean; actor: string };

const listeners = new Set<() => void>();
let session: Session = {
  token: tokenOfAddress() ?? sessionStorage.getItem('token') ?? undefined,
  isRefused: false,
  actor: localStorage.getItem('actor') ?? '',
};

export const currentSession = (): Session => session;

export const useSession = (): Session => useSyncExternalStore(listen, currentSession);

export function keepToken(token: string): void {
  sessionStorage.setItem('token', token);
  change({ token, isRefused: false });
}

/** A service answered 401: it needs a token, or does not accept this one. */
export function tokenRefused(): void {
  if (!session.isRefused) change({ isRefused: true });
}

/** @param actor is recorded with every command if there is no token */
export function actAs(actor: string): void {
  localStorage.setItem('actor', actor);
  change({ actor });
}

function change(part: Partial<Session>): void {
  session = { ...session, ...part };
  for (const notify of listeners) notify();
}

function listen(notify: () => void): () => void {
  listeners.add(notify);
  return () => listeners.delete(notify);
}

/** Removes the token from the address, so that it is neither in the history nor in a copied link. */
function tokenOfAddress(): string | undefined {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (token === null) return undefined;
  sessionStorage.setItem('token', token);
  history.replaceState(history.state, '', location.pathname + location.search);
  return token;
}
