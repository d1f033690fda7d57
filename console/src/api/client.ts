import createClient, { type Middleware } from 'openapi-fetch';
import type { paths as CommandPaths } from './command.d.ts';
import { hasRead, hasSeen, seenPosition } from './position.ts';
import { Problem, Unreachable } from './problem.ts';
import type { paths as QueryPaths } from './query.d.ts';
import { currentSession, tokenRefused } from './session.ts';

const whoAsks: Middleware = {
  onRequest({ request }) {
    for (const [name, value] of Object.entries(credentials())) request.headers.set(name, value);
  },
  onResponse({ response }) {
    if (response.status === 401) tokenRefused();
  },
  onError: ({ error }) => (isAborted(error) ? undefined : new Unreachable(error)),
};

/** A read is never older than what this tab has seen. */
const neverOlder: Middleware = {
  onRequest({ request }) {
    const position = seenPosition();
    if (position !== undefined) request.headers.set('ledger-position', position);
  },
  onResponse: ({ response }) => hasRead(response.headers.get('ledger-position')),
};

const reachesTheLog: Middleware = {
  onResponse: ({ request, response }) => {
    if (request.method !== 'GET') hasSeen(response.headers.get('ledger-position'));
  },
};

/** The command-service. Its answers' positions are waited for by all later reads. */
export const commands = createClient<CommandPaths>({ baseUrl: '/commands' });
commands.use(whoAsks, reachesTheLog);

/** The query-service. */
export const queries = createClient<QueryPaths>({ baseUrl: '/queries' });
queries.use(whoAsks, neverOlder);

/** What a read answers as JSON; for those that also answer as XML or CSV, of which the client knows no single type. */
export type Answer<Path extends keyof QueryPaths> = QueryPaths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

/** What a request says about who asks. */
export function credentials(): Record<string, string> {
  const { token, actor } = currentSession();
  if (token !== undefined) return { authorization: `Bearer ${token}` };
  return actor === '' ? {} : { 'ledger-actor': actor };
}

/**
 * What a call of `commands` or `queries` answers.
 * @throws Problem where it was refused, Unreachable where no answer came
 */
export async function answerOf<Data>(
  call: Promise<{ data?: Data; error?: unknown; response: Response }>,
): Promise<Data> {
  const { data, error, response } = await call;
  if (response.ok) return data as Data;
  throw new Problem(response, typeof error === 'object' ? { ...error } : {});
}

const isAborted = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';
