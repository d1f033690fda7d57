import { answersHttp } from '../../../processes/probes.ts';
import type { Program } from '../../../processes/programs.ts';

/** The plain service as a process. @param access the variables that make it accept tokens */
export const plainService = (port: number, POSTGRES_URL: string, access: Record<string, string>): Program => ({
  name: 'plain-service',
  main: new URL('main.ts', import.meta.url).pathname,
  env: () => ({ PLAIN_PORT: String(port), POSTGRES_URL, ...access }),
  isReady: () => answersHttp(`http://127.0.0.1:${port}/readyz`),
});
