import { setTimeout as sleep } from 'node:timers/promises';

/** An answer of an API: `text` as it was sent, and `body`, parsed as JSON; a problem if the request was refused. */
export type Answer<Body> = { status: number; headers: Headers; text: string; body: Body };

/** A problem (RFC 9457), the body of every error. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail?: string;
  errors?: { in?: string; pointer: string; detail: string }[];
};

/** How long one answer may take, of a busy machine. */
const timeoutMs = 200_000;
/** How long a request is sent again. */
const retryMs = 200_000;
const longestPauseMs = 1_000;

/** Adds the token of a ledger that authenticates its callers (E2E_TOKEN), unless `headers` has one. */
export const asCaller = (headers: Record<string, string> = {}): Record<string, string> => {
  const { E2E_TOKEN: token } = process.env;
  return token ? { authorization: `Bearer ${token}`, ...headers } : headers;
};

/** A command needs no id that a retry would be recognised by. */
const neverAgain = { 'ledger-unrepeatable': 'true' };

/** Reads. Retries while the service is busy and says when to. */
export const get = <Body>(url: string, headers: Record<string, string> = {}): Promise<Answer<Body>> =>
  retried(() => getOnce(url, headers));

/** Posts JSON; text and bytes as they are. Retries while the service is busy and says when to. */
export const post = <Body>(url: string, body: object | string, headers: Record<string, string> = {}) =>
  send<Body>('POST', url, body, { ...neverAgain, ...headers });

/** The same by any method, and without more headers than it is given. */
export const send = <Body>(
  method: 'POST' | 'PUT',
  url: string,
  body: object | string,
  headers: Record<string, string> = {},
): Promise<Answer<Body>> => retried(() => sendOnce(method, url, body, headers));

/** One GET, for tests of a service that is unavailable. */
export async function getOnce<Body>(url: string, headers: Record<string, string> = {}): Promise<Answer<Body>> {
  return answer(await fetch(url, { headers: asCaller(headers), signal: AbortSignal.timeout(timeoutMs) }));
}

/** One POST, for tests of a service that is unavailable. */
export const postOnce = <Body>(url: string, body: object | string, headers: Record<string, string> = {}) =>
  sendOnce<Body>('POST', url, body, { ...neverAgain, ...headers });

async function sendOnce<Body>(
  method: 'POST' | 'PUT',
  url: string,
  body: object | string,
  headers: Record<string, string>,
): Promise<Answer<Body>> {
  const content = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
  return answer(
    await fetch(url, {
      method,
      body: content as NonNullable<RequestInit['body']>,
      headers: asCaller({ 'content-type': 'application/json', ...headers }),
      signal: AbortSignal.timeout(timeoutMs),
    }),
  );
}

async function retried<Body>(ask: () => Promise<Answer<Body>>): Promise<Answer<Body>> {
  for (const deadline = Date.now() + retryMs; ; ) {
    const answer = await ask().catch((error: unknown) => {
      if (!isClosedWhileSent(error) || Date.now() > deadline) throw error;
    });
    const retryAfter = answer?.headers.get('retry-after');
    // the test files that share a ledger are one caller, which has many requests at once
    const isBusy = answer?.status === 503 || answer?.text.includes('/problems/too-many-at-once');
    if (answer && (!isBusy || retryAfter == null || Date.now() > deadline)) return answer;
    await sleep(Math.min(Number(retryAfter ?? 1) * 1_000, longestPauseMs));
  }
}

/** A service that refuses a large body answers before it has come, and closes the connection: fetch does not show the answer then. */
const isClosedWhileSent = (error: unknown): boolean =>
  error instanceof TypeError && error.cause instanceof Error && 'code' in error.cause && error.cause.code === 'EPIPE';

/** The header that makes a read wait until its view has seen a write. */
export function after({ headers }: { headers: Headers }): Record<string, string> {
  return { 'ledger-position': headers.get('ledger-position') ?? '' };
}

async function answer<Body>(response: Response): Promise<Answer<Body>> {
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: text === '' ? undefined : JSON.parse(text),
  } as Answer<Body>;
}
