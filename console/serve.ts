import { readConfig } from '../platform/config/config.ts';
import { run } from '../platform/process/run.ts';
import { Config } from './config.ts';
import { createConsole } from './server.ts';

await run(async () => {
  const { CONSOLE_HOST: host, CONSOLE_PORT: port, ...config } = readConfig(Config, process.env);
  const dist = config.CONSOLE_DIST ?? (await built());
  const upstreams = { '/commands': config.COMMAND_URL, '/queries': config.QUERY_URL };
  const service = await createConsole(dist, upstreams, {
    level: config.LOG_LEVEL,
    asksWhoCalls: config.ACCESS_ISSUER !== undefined,
  });
  return { service, listen: { host, port, portVariable: 'CONSOLE_PORT' }, close: async () => {} };
});

/** The folder of the built console. Builds it if the sources have changed; Vite is loaded only then. */
async function built(): Promise<string> {
  const { isBuilt, dist } = await import('./sources-digest.ts');
  if (isBuilt()) return dist;
  const { buildConsole } = await import('./build.ts');
  return buildConsole((line) => process.stdout.write(`${line}\n`));
}
