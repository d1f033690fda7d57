import { envSchema } from 'env-schema';
import { type Static, Type } from 'typebox';

const Config = Type.Object({
  LEDGER_DATA: Type.String({ default: '.ledger' }),
  POSTGRES_PORT: Type.Integer({ default: 5433, minimum: 1, maximum: 65535 }),
  /** Settings of the server beyond its defaults: `name=value`, parted by spaces. */
  POSTGRES_SETTINGS: Type.String({ default: '', pattern: '^([a-z_]+=\\S+( |$))*$' }),
});

/** @throws Error that names the variable at fault */
export function readConfig(env: NodeJS.ProcessEnv): Static<typeof Config> {
  return envSchema<Static<typeof Config>>({ schema: Config, data: env });
}
