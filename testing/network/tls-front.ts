import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { createServer, type Server, type TLSSocket } from 'node:tls';
import { endsWithFile } from '../processes/leftovers.ts';
import type { Certificate } from './certificates.ts';

export type TlsFront = {
  /** Of `localhost`. */
  port: number;
  /** Cuts all connections, and accepts new ones with this certificate: a server that restarts with it. */
  restart(certificate: Certificate): Promise<void>;
  close(): Promise<void>;
};

/** TLS for HTTP/2 in front of a server that has none. @param to the server's port on loopback */
export async function startTlsFront(to: number, first: Certificate): Promise<TlsFront> {
  const sockets = new Set<TLSSocket>();
  const forward = (near: TLSSocket): void => {
    sockets.add(near);
    const far = connect(to, '127.0.0.1');
    near.on('error', () => {}); // the 'close' event ends the other side
    far.on('error', () => {});
    near.on('close', () => {
      sockets.delete(near);
      far.destroy();
    });
    far.on('close', () => near.destroy());
    near.pipe(far).pipe(near);
  };
  const listen = async (port: number, certificate: Certificate): Promise<Server> => {
    const server = createServer({ ...certificate, ALPNProtocols: ['h2'] }, forward).listen(port, 'localhost');
    await once(server, 'listening');
    return server;
  };
  const end = async () => {
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  let server = await listen(0, first);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    async restart(certificate) {
      await end();
      server = await listen(port, certificate);
    },
    close: endsWithFile(end),
  };
}
