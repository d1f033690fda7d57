import createClient, { type Middleware } from 'openapi-fetch';
import type { paths as CommandPaths } from './command.d.ts';
import { markRead, markSeen, seenPosition } from './position.ts';
import { Problem, Unreachable } from './problem.ts';
import type { paths as QueryPaths } from './query.d.ts';
import { currentSession, tokenRefused } from './session.ts';

const authentication: Middleware = {
  onRequest({ request }) {
    for (const [name, value] of Object.entries(credentials())) request.headers.set(name, value);
  },
  onResponse({ response }) {
    if (response.status === 401) tokenRefused();
  },
  onError: ({ error }) => (isAborted(error) ? undefined : new Unreachable(error)),
};

/** Makes each query wait until its view has reached the position that this tab has seen. */
const readYourWrites: Middleware = {
  onRequest({ request }) {
    const position = seenPosition();
    if (position !== undefined) request.headers.set('ledger-position', position);
  },
  onResponse: ({ response }) => markRead(response.headers.get('ledger-position')),
};

const commandPosition: Middleware = {
  onResponse: ({ request, response }) => {
    if (request.method !== 'GET') markSeen(response.headers.get('ledger-position'));
  },
};

/** The command service. Later queries wait for the positions of its answers. */
export const commands = createClient<CommandPaths>({ baseUrl: '/commands' });
commands.use(authentication, commandPosition);

/** The query service. */
export const queries = createClient<QueryPaths>({ baseUrl: '/queries' });
queries.use(authentication, readYourWrites);

/** The JSON answer of a query. Needed for routes that also answer XML or CSV, for which the client infers no single type. */
export type Answer<Path extends keyof QueryPaths> = QueryPaths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

/** The headers that identify the reader: a token, or else the name that the reader gave. */
export function credentials(): Record<string, string> {
  const { token, actor } = currentSession();
  if (token !== undefined) return { authorization: `Bearer ${token}` };
  return actor === '' ? {} : { 'ledger-actor': actor };
}

/**
 * The data that a call of `commands` or `queries` answers.
 * @throws Problem if the request was refused, Unreachable if there was no answer
 */
export async function answerOf<Data>(
  call: Promise<{ data?: Data; error?: unknown; response: Response }>,
): Promise<Data> {
  const { data, error, response } = await call;
  if (response.ok) return data as Data;
  throw new Problem(response, typeof error === 'object' ? { ...error } : {});
}

const isAborted = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';
