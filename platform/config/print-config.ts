import type { Static, TObject } from 'typebox';
import { readConfig, variablesOf } from './config.ts';

const flag = '--print-config';

/**
 * Reads a service's configuration from the environment. With `--print-config`, prints it and ends the process.
 * @throws CannotStart with a line for each invalid variable
 */
export function configured<Schema extends TObject>(schema: Schema): Static<Schema> {
  const config = readConfig(schema, process.env);
  if (process.argv.includes(flag)) {
    process.stdout.write(printed(schema, config, process.env));
    process.exit(0);
  }
  return config;
}

/** One line per variable, `NAME=value`, with secrets masked and a comment on where the value comes from. */
export function printed(schema: TObject, config: object, env: NodeJS.ProcessEnv): string {
  const values = config as Readonly<Record<string, unknown>>;
  const lines = variablesOf(schema).map(([name, { secret, format }]) => {
    if (values[name] === undefined) return `# ${name} is not set`;
    const text = String(values[name]);
    const value = secret && format !== 'connection-string' ? '***' : url.test(text) ? masked(text) : text;
    const from = env[`${name}_FILE`] && secret ? `  # from ${env[`${name}_FILE`]}` : env[name] ? '' : '  # default';
    return `${name}=${value}${from}`;
  });
  return `${lines.join('\n')}\n`;
}

const url = /^[a-z][a-z\d+.-]*:\/\//i;
/** Parameters that hold a password, key or token. Those of authMechanismProperties (MongoDB) include session tokens. */
const secretParameter =
  /passw|pwd|passphrase|secret|token|credential|signature|connectionname|authmechanismproperties|^(sig|code|.*(api|access|shared|account|subscription|function)[-_.]?key)$/i;

/** A URL with its passwords masked, also those among its parameters. Any other secret is masked as a whole. */
export function masked(secret: string): string {
  if (!url.test(secret)) return '***';
  return secret
    .replace(/^([^:]+:\/\/[^:@/?#]*):[^@/?#]*@/, '$1:***@')
    .replace(/([?&#])([^=&#]*)=[^&#]*/g, (whole, mark, name) =>
      secretParameter.test(decoded(name)) ? `${mark}${name}=***` : whole,
    );
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return 'secret'; // a name that cannot be read is masked
  }
}
