/**
 * Posts JSON, or lines of JSON as they are (NDJSON).
 * @throws Error if the answer, or the answer to a line, is a problem
 */
export async function post(url: string, body: object | string, headers: Record<string, string> = {}): Promise<void> {
  const type = typeof body === 'string' ? 'application/x-ndjson' : 'application/json';
  const content = typeof body === 'string' ? body : JSON.stringify(body);
  const answer = await fetch(url, { method: 'POST', headers: { ...headers, 'content-type': type }, body: content });
  const text = await answer.text();
  if (!answer.ok || /"status":[45]/.test(text)) throw new Error(`${url} was answered with ${answer.status}: ${text}`);
}
