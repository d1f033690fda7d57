import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Config } from './config.ts';

type PortVariable = Extract<keyof Config, `${string}_PORT`>;

/** A port is used by another program, or twice in the configuration. */
export class PortInUse extends Error {
  constructor(ports: string[], variables: string[]) {
    super(
      `port ${ports.join(', ')} in use: stop the program that listens there, or set ${variables.join(', ')} to ` +
        `${variables.length > 1 ? 'free ports' : 'a free port'}`,
    );
  }
}

/** @throws PortInUse with every port that is in use and the variable that sets it */
export async function checkPorts(config: Config): Promise<void> {
  const ports = [];
  const variables = [];
  const seen = new Set<number>();
  for (const variable of portsNeeded(config)) {
    const port = config[variable];
    if (!seen.has(port) && (await isFree(port))) seen.add(port);
    else {
      ports.push(port);
      variables.push(variable);
    }
  }
  if (ports.length > 0) throw new PortInUse(ports.map(String), variables);
}

function portsNeeded(config: Config): PortVariable[] {
  const needed: PortVariable[] = [
    'COMMAND_PORT',
    'QUERY_PORT',
    'PROJECTION_PORT',
    'PROCESS_MANAGER_PORT',
    'CONSOLE_PORT',
  ];
  if (config.EVENT_STORE_URL === undefined) needed.push('EVENT_STORE_PORT');
  if (config.POSTGRES_URL === undefined) needed.push('POSTGRES_PORT');
  return needed;
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return false; // in use, or not permitted
  }
  server.close();
  await once(server, 'close');
  return true;
}
