import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { endsWithFile } from '../../testing/processes/leftovers.ts';

export type CuttingProxy = { url: string; close(): Promise<void> };

/**
 * A proxy that cuts the connection of its first request when the service has answered it: the service has done what was asked, and the
 * client does not know. The other requests are answered.
 * @param to the URL of the service
 */
export async function startCuttingProxy(to: string): Promise<CuttingProxy> {
  let hasCut = false;
  const server = createServer((asked, answer) => {
    const { method, headers, url } = asked;
    const forwarded = request(`${to}${url}`, { method, headers }, (answered) => {
      if (hasCut) {
        answer.writeHead(answered.statusCode ?? 502, answered.headers);
        answered.pipe(answer);
      } else {
        hasCut = true;
        answered.resume().once('end', () => asked.socket.destroy());
      }
    });
    forwarded.once('error', () => asked.socket.destroy());
    asked.pipe(forwarded);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { url: `http://127.0.0.1:${port}`, close: endsWithFile(close) };
}
