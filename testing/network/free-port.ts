import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/** A port of 127.0.0.1 that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const portVariables = [
  'COMMAND_PORT',
  'QUERY_PORT',
  'PROJECTION_PORT',
  'PROCESS_MANAGER_PORT',
  'CONSOLE_PORT',
  'EVENT_STORE_PORT',
  'POSTGRES_PORT',
];

/** Free ports for all programs of `npm start`, by the variables that set them. */
export async function freePorts(): Promise<Record<string, string>> {
  const ports = await Promise.all(portVariables.map(freePort));
  return Object.fromEntries(portVariables.map((variable, i) => [variable, String(ports[i])]));
}
