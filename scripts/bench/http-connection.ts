// A minimal HTTP/1.1 client, so that a benchmark measures the service and not the client: one connection, one request at a time, answers
// with a content-length, whose body is skipped.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

export class HttpConnection {
  readonly #socket: Socket;
  readonly #headers: string;
  #received = '';
  #answered: PromiseWithResolvers<number> = Promise.withResolvers();

  /** A connection to a port of 127.0.0.1. @param token is sent with each request */
  static async open(port: number, token?: string): Promise<HttpConnection> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    await once(socket, 'connect');
    return new HttpConnection(socket, token);
  }

  private constructor(socket: Socket, token: string | undefined) {
    this.#socket = socket;
    this.#headers = `host: 127.0.0.1\r\n${token === undefined ? '' : `authorization: Bearer ${token}\r\n`}`;
    socket.setEncoding('latin1');
    socket.on('data', (chunk) => this.#receive(String(chunk)));
    socket.on('error', (error) => this.#answered.reject(error));
    socket.on('close', () => this.#answered.reject(new Error('the service closed the connection')));
  }

  /** @returns the status */
  post(path: string, json: string): Promise<number> {
    this.#answered = Promise.withResolvers();
    this.#socket.write(
      `POST ${path} HTTP/1.1\r\n${this.#headers}content-type: application/json\r\n` +
        `content-length: ${Buffer.byteLength(json)}\r\n\r\n${json}`,
    );
    return this.#answered.promise;
  }

  /** @returns the status */
  get(path: string): Promise<number> {
    this.#answered = Promise.withResolvers();
    this.#socket.write(`GET ${path} HTTP/1.1\r\n${this.#headers}\r\n`);
    return this.#answered.promise;
  }

  close(): void {
    this.#answered.promise.catch(() => {}); // nobody waits any more
    this.#socket.destroy();
  }

  #receive(chunk: string): void {
    this.#received += chunk;
    const head = this.#received.indexOf('\r\n\r\n');
    if (head === -1) return;
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(this.#received)?.[1]);
    if (this.#received.length < head + 4 + length) return;
    const status = Number(this.#received.slice(9, 12));
    this.#received = '';
    this.#answered.resolve(status);
  }
}
