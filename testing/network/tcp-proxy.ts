// Stands before a server, so that a test can take the way to it away:
//
//   forward   all goes through
//   silent    connections are taken, or stay, and nothing comes any more: a cut cable, a frozen machine
//   refuse    nobody listens, and who was connected is cut off: a process that ended

import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { endsWithFile } from '../processes/leftovers.ts';

export type TcpProxy = {
  port: number;
  silence(): void;
  refuse(): Promise<void>;
  /** Goes on: what was held back goes through. */
  forward(): Promise<void>;
  close(): Promise<void>;
};

/** @param to the server's port on loopback */
export async function startTcpProxy(to: number): Promise<TcpProxy> {
  const pairs = new Set<[Socket, Socket]>();
  let isSilent = false;
  const forwardFrom = (near: Socket): void => {
    const far = connect(to, '127.0.0.1');
    const pair: [Socket, Socket] = [near, far];
    pairs.add(pair);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('error', () => {}); // its end tells the other
      one.on('close', () => {
        other.destroy();
        pairs.delete(pair);
      });
      one.on('data', (bytes) => void other.write(bytes));
      if (isSilent) one.pause();
    }
  };
  const listen = async (port: number): Promise<Server> => {
    const server = createServer(forwardFrom).listen(port, '127.0.0.1');
    await once(server, 'listening');
    return server;
  };
  let server: Server | undefined = await listen(0);
  const { port } = server.address() as AddressInfo;
  const refuse = async () => {
    const closed = server && once(server, 'close');
    server?.close();
    server = undefined;
    for (const pair of pairs) for (const socket of pair) socket.destroy();
    await closed;
  };
  return {
    port,
    silence() {
      isSilent = true;
      for (const pair of pairs) for (const socket of pair) socket.pause();
    },
    refuse,
    async forward() {
      isSilent = false;
      for (const pair of pairs) for (const socket of pair) socket.resume();
      server ??= await listen(port);
    },
    close: endsWithFile(refuse),
  };
}
