import { parseArgs } from 'node:util';
import { parsePort } from '../parse-port.ts';

export type Config = {
  host: string;
  /** 0 takes a free port. */
  port: number;
  /** The data folder. */
  folder: string;
  /** Serve only who knows the connection string, see connection.ts. */
  ownerOnly: boolean;
  /** Behave like EventStoreDB in production, see behaviour.ts. */
  likeProduction: boolean;
};

/**
 * Reads EVENT_STORE_HOST, EVENT_STORE_PORT, EVENT_STORE_OWNER_ONLY, LEDGER_DATA and the arguments.
 * @throws Error with the invalid variable or argument
 */
export function readConfig(env: NodeJS.ProcessEnv, args: string[]): Config {
  const { values } = parseArgs({ args, options: { 'like-production': { type: 'boolean', default: false } } });
  const { EVENT_STORE_HOST: host, EVENT_STORE_PORT: port, LEDGER_DATA: folder } = env;
  return {
    host: host || '127.0.0.1',
    port: parsePort('EVENT_STORE_PORT', port || '2113', 0),
    folder: folder || '.ledger',
    ownerOnly: env.EVENT_STORE_OWNER_ONLY === 'yes',
    likeProduction: values['like-production'],
  };
}
