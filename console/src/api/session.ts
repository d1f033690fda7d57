// Who asks: the token that came with the link (`#token=…`), kept for this tab; without one, the name that the reader gives.
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

/** The services want a token, or a better one. */
export function tokenRefused(): void {
  if (!session.isRefused) change({ isRefused: true });
}

/** @param actor goes on record with every command where no token says who acts */
export function actAs(actor: string): void {
  localStorage.setItem('actor', actor);
  change({ actor });
}

function change(part: Partial<Session>): void {
  session = { ...session, ...part };
  for (const tell of listeners) tell();
}

function listen(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** Takes the token out of the address, so that it is in no history and no copied link. */
function tokenOfAddress(): string | undefined {
  const token = new URLSearchParams(location.hash.slice(1)).get('token');
  if (token === null) return undefined;
  sessionStorage.setItem('token', token);
  history.replaceState(history.state, '', location.pathname + location.search);
  return token;
}
