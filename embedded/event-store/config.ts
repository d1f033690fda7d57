import { parseArgs } from 'node:util';
import { parsePort } from '../parse-port.ts';
import { type Version, versions } from './behaviour.ts';

export type Config = {
  host: string;
  /** 0 takes a free port. */
  port: number;
  /** The data folder. */
  folder: string;
  /** Serve only who knows the connection string, see connection.ts. */
  ownerOnly: boolean;
  /** Behave like this version of EventStoreDB in production, see behaviour.ts; absent on a laptop. */
  likeProduction: Version | undefined;
};

/**
 * Reads EVENT_STORE_HOST, EVENT_STORE_PORT, EVENT_STORE_OWNER_ONLY, LEDGER_DATA and the arguments.
 * @throws Error with the invalid variable or argument
 */
export function readConfig(env: NodeJS.ProcessEnv, args: string[]): Config {
  const options = {
    'like-production': { type: 'boolean', default: false },
    version: { type: 'string' },
  } as const;
  const { values } = parseArgs({ args, options });
  const { EVENT_STORE_HOST: host, EVENT_STORE_PORT: port, LEDGER_DATA: folder } = env;
  return {
    host: host || '127.0.0.1',
    port: parsePort('EVENT_STORE_PORT', port || '2113', 0),
    folder: folder || '.ledger',
    ownerOnly: env.EVENT_STORE_OWNER_ONLY === 'yes',
    likeProduction: values['like-production'] ? versionNamed(values.version ?? '23.10') : undefined,
  };
}

function versionNamed(name: string): Version {
  const known = Object.keys(versions) as Version[];
  const version = known.find((one) => one === name);
  if (version === undefined) throw new Error(`--version must be one of ${known.join(', ')}, not ${name}`);
  return version;
}
