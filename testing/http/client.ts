import { setTimeout as sleep } from 'node:timers/promises';

/** An answer of one of the APIs: `text` as it came, and `body`, which it is as JSON; a problem, where it was refused. */
export type Answer<Body> = { status: number; headers: Headers; text: string; body: Body };

/** An RFC 9457 problem, as every error is. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail?: string;
  errors?: { in?: string; pointer: string; detail: string }[];
};

const patienceMs = 15_000;

/** Who asks, of a ledger that wants to know: E2E_TOKEN. What a test says itself goes first. */
export const asCaller = (headers: Record<string, string> = {}): Record<string, string> => {
  const { E2E_TOKEN: token } = process.env;
  return token ? { authorization: `Bearer ${token}`, ...headers } : headers;
};

export async function get<Body>(url: string, headers: Record<string, string> = {}): Promise<Answer<Body>> {
  return answer(await fetch(url, { headers: asCaller(headers), signal: AbortSignal.timeout(patienceMs) }));
}

/** Reads as a client should: while the answer is 503, it asks again, for 20 s. */
export async function read<Body>(url: string, headers: Record<string, string>): Promise<Answer<Body>> {
  for (const deadline = Date.now() + 20_000; ; await sleep(100)) {
    const answer = await get<Body>(url, headers);
    if (answer.status !== 503 || Date.now() > deadline) return answer;
  }
}

/** Posts JSON; text and bytes as they are. */
export const post = <Body>(url: string, body: object | string, headers: Record<string, string> = {}) =>
  send<Body>('POST', url, body, headers);

export async function send<Body>(
  method: 'POST' | 'PUT',
  url: string,
  body: object | string,
  headers: Record<string, string> = {},
): Promise<Answer<Body>> {
  const content = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
  return answer(
    await fetch(url, {
      method,
      body: content as NonNullable<RequestInit['body']>,
      headers: asCaller({ 'content-type': 'application/json', ...headers }),
      signal: AbortSignal.timeout(patienceMs),
    }),
  );
}

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
