import { once } from 'node:events';
import { type AddressInfo, createServer, isIPv4, type Server as NetServer, type Socket } from 'node:net';
import { type Server, ServerCredentials } from '@grpc/grpc-js';
import { byVersion, healthServer } from './http1.ts';

/** The address is not a loopback one. The server has no users and no TLS, so other machines must not reach it. */
export class NotLoopback extends Error {
  constructor(host: string) {
    super(`${host} is not a loopback address: this event store has no users and no TLS. Leave EVENT_STORE_HOST unset`);
  }
}

/** Another program listens on the port. */
export class PortInUse extends Error {
  constructor(port: number) {
    super(`port ${port} is in use: stop the program that listens there, or set EVENT_STORE_PORT to another port`);
  }
}

/** Accepts the connections of a gRPC server, and can cut one. Over HTTP/1.1, it answers health checks. */
export class Listener {
  readonly host: string;
  readonly port: number;
  readonly #net: NetServer;
  readonly #sockets: Map<string, Socket>;

  private constructor(net: NetServer, sockets: Map<string, Socket>) {
    this.#net = net;
    this.#sockets = sockets;
    const { address, port } = net.address() as AddressInfo;
    this.host = address;
    this.port = port;
  }

  /** @throws NotLoopback, PortInUse */
  static async open(server: Server, host: string, port: number): Promise<Listener> {
    if (!isIPv4(host) || !host.startsWith('127.')) throw new NotLoopback(host);
    const { injectConnection } = server.createConnectionInjector(ServerCredentials.createInsecure());
    const handOver = byVersion(healthServer(), injectConnection);
    const sockets = new Map<string, Socket>();
    const net = createServer((socket) => {
      const peer = `${socket.remoteAddress}:${socket.remotePort}`;
      sockets.set(peer, socket);
      socket.once('close', () => sockets.delete(peer));
      handOver(socket);
    });
    net.listen(port, host);
    try {
      await once(net, 'listening');
    } catch (error) {
      throw error instanceof Error && 'code' in error && error.code === 'EADDRINUSE' ? new PortInUse(port) : error;
    }
    return new Listener(net, sockets);
  }

  /** Cuts the connection of a peer, as a broken network does. */
  cut(peer: string): void {
    this.#sockets.get(peer)?.resetAndDestroy();
  }

  /** Accepts no further connections. */
  close(): void {
    this.#net.close();
  }
}
