import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Config } from './config.ts';

type PortVariable = Extract<keyof Config, `${string}_PORT`>;

/** A port that the ledger needs is taken, by someone else or twice by the configuration. */
export class PortInUse extends Error {
  constructor(ports: string[], variables: string[]) {
    super(
      `port ${ports.join(', ')} in use: stop what listens there, or set ${variables.join(', ')} to ` +
        `${variables.length > 1 ? 'free ports' : 'a free port'}`,
    );
  }
}

/** @throws PortInUse that names every port at fault and the variable that moves it */
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
  const needed: PortVariable[] = ['COMMAND_PORT', 'QUERY_PORT', 'PROJECTION_PORT', 'CONSOLE_PORT'];
  if (config.EVENT_STORE_URL === undefined) needed.push('EVENT_STORE_PORT');
  if (config.POSTGRES_URL === undefined) needed.push('POSTGRES_PORT');
  return needed;
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return false; // taken, or not ours to take
  }
  server.close();
  await once(server, 'close');
  return true;
}
