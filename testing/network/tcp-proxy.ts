// A proxy in front of a server, with which a test interrupts the connection:
//
//   forward   all data is passed on
//   silent    connections are accepted and stay open, but no data is passed on: a cut cable, a frozen machine
//   refuse    connections are refused, and open ones are cut: a process that ended

import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { endsWithFile } from '../processes/leftovers.ts';

export type TcpProxy = {
  port: number;
  silence(): void;
  refuse(): Promise<void>;
  /** Passes data on again, also what was held back. */
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
      one.on('error', () => {}); // the 'close' event ends the other side
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
