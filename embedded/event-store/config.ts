import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { envSchema } from 'env-schema';
import { type Static, Type } from 'typebox';

const Environment = Type.Object({
  /** 0 takes any free port. */
  EVENT_STORE_PORT: Type.Integer({ default: 2113, minimum: 0, maximum: 65535 }),
  EVENT_STORE_HOST: Type.String({ default: '127.0.0.1' }),
  LEDGER_DATA: Type.String({ default: '.ledger' }),
});

export type Config = {
  host: string;
  port: number;
  /** The log's file. */
  file: string;
  /** Behave as a cluster does on a bad day, see faults.ts. */
  likeProduction: boolean;
};

/** @throws Error that names the variable or argument at fault */
export function readConfig(env: NodeJS.ProcessEnv, args: string[]): Config {
  const { values } = parseArgs({ args, options: { 'like-production': { type: 'boolean', default: false } } });
  const environment = envSchema<Static<typeof Environment>>({ schema: Environment, data: env });
  return {
    host: environment.EVENT_STORE_HOST,
    port: environment.EVENT_STORE_PORT,
    file: join(environment.LEDGER_DATA, 'event-store.sqlite'),
    likeProduction: values['like-production'],
  };
}
