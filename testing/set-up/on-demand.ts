// What takes long to make, and what several test files can use, is made once by a global set-up of vitest, when the first file asks:
//
//   a test file ── GET ──► here: made at the first request ──► the same JSON for each file
//
// A file that runs alone makes only what it needs.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Makes a value when it is asked for.
 * @param make makes it, as JSON can hold it
 * @returns where to ask for it, see `askFor`; disposing waits until it is made, if it is under way
 */
export async function onDemand<Value>(
  make: () => Promise<Value>,
): Promise<AsyncDisposable & { url: string; made: () => Promise<Value> | undefined }> {
  let made: Promise<Value> | undefined;
  const server = createServer(async (_, answer) => {
    made ??= make();
    try {
      answer.end(JSON.stringify(await made));
    } catch (error) {
      answer.writeHead(500).end(String(error));
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    made: () => made,
    async [Symbol.asyncDispose]() {
      server.close();
      await made?.catch(() => {}); // whoever asked was told
      server.closeAllConnections();
    },
  };
}

/** @throws Error if it could not be made */
export async function askFor<Value>(url: string): Promise<Value> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json() as Promise<Value>;
}
