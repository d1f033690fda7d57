import { Agent, request as open } from 'node:http';
import type { Request } from './request.ts';

export type Answer = {
  status: number;
  type: string;
  headers: Readonly<Record<string, unknown>>;
  text: string;
  ms: number;
};

const agent = new Agent({ keepAlive: true, maxSockets: 32 });
/** Longer than a read waits for its view. */
const timeoutMs = 12_000;
const streamMs = 100;

/** There was no answer in time. */
export class NoAnswer extends Error {}

/**
 * Sends a request as it is, and reads the answer to its end; of a stream of events what comes in a moment.
 * @throws NoAnswer
 */
export function send({ operation, method, path, headers, body }: Request): Promise<Answer> {
  const { hostname, port } = new URL(operation.url);
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const outgoing = open(
      { agent, hostname, port, method, path, headers: { ...headers, ...lengthOf(method, body) } },
      (response) => {
        const { statusCode: status = 0, headers: received } = response;
        const type = String(received['content-type'] ?? '').split(';')[0] ?? '';
        let text = '';
        const done = () => {
          clearTimeout(timer);
          resolve({ status, type, headers: received, text, ms: performance.now() - began });
        };
        if (type === 'text/event-stream') {
          setTimeout(() => {
            done();
            outgoing.destroy();
          }, streamMs);
        }
        response.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        response.on('end', done).on('error', () => done());
      },
    );
    const timer = setTimeout(() => {
      reject(new NoAnswer(`${method} ${path}: no answer in ${timeoutMs} ms`));
      outgoing.destroy();
    }, timeoutMs);
    outgoing.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    outgoing.end(body);
  });
}

const lengthOf = (method: string, body: Request['body']): Record<string, string> =>
  body === undefined
    ? method === 'GET' || method === 'HEAD'
      ? {}
      : { 'content-length': '0' }
    : { 'content-length': String(Buffer.byteLength(body)) };

export const closeConnections = (): void => agent.destroy();
