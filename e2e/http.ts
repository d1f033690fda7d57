import { setTimeout as sleep } from 'node:timers/promises';

/** An answer of one of the APIs: its body is JSON, or a problem. */
export type Answer<Body> = { status: number; headers: Headers; body: Body };

/** An RFC 9457 problem, as every error is. */
export type Problem = { type: string; title: string; status: number; detail?: string };

export async function get<Body>(url: string, headers: Record<string, string> = {}): Promise<Answer<Body>> {
  return answer(await fetch(url, { headers, signal: AbortSignal.timeout(15_000) }));
}

/** Reads as a client should: while the answer is 503, it asks again, for 20 s. */
export async function read<Body>(url: string, headers: Record<string, string>): Promise<Answer<Body>> {
  for (const deadline = Date.now() + 20_000; ; await sleep(100)) {
    const answer = await get<Body>(url, headers);
    if (answer.status !== 503 || Date.now() > deadline) return answer;
  }
}

/** Posts JSON, or text as it is. */
export async function post<Body>(
  url: string,
  body: object | string,
  headers: Record<string, string> = {},
): Promise<Answer<Body>> {
  const content = typeof body === 'string' ? body : JSON.stringify(body);
  return answer(
    await fetch(url, {
      method: 'POST',
      body: content,
      headers: { 'content-type': 'application/json', ...headers },
      signal: AbortSignal.timeout(15_000),
    }),
  );
}

/** The header that makes a read wait until its view has seen a write. */
export function after({ headers }: { headers: Headers }): Record<string, string> {
  return { 'ledger-position': headers.get('ledger-position') ?? '' };
}

async function answer<Body>(response: Response): Promise<Answer<Body>> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
}
