import { readFileSync } from 'node:fs';

const script = readFileSync(new URL('../../deploy/secrets', import.meta.url), 'utf8');

/** The passwords that `deploy/secrets` makes. */
export const passwordNames: readonly string[] = [...new Set(script.match(/[A-Z_]+_PASSWORD/g))];

/** One for each, by which a test recognises it. */
export const passwords: Record<string, string> = Object.fromEntries(passwordNames.map((name) => [name, `of-${name}`]));

/** Of the ledger that the tests start: with what has a meaning in URLs, shells, SQL or .env files. Kafka's own syntax quotes neither " nor \\. */
export const oddPasswords = {
  POSTGRES_PASSWORD: `p@ss/w0rd#1:?&=%41 "'`,
  POSTGRES_QUERY_PASSWORD: `r/e@d#2:?&=%41 "'`,
  KAFKA_PASSWORD: 'b@r/o#k?e&r=%41',
  KAFKA_COMMAND_PASSWORD: 'c@o/m#m?a&n=%41',
  KAFKA_PROJECTION_PASSWORD: 'p@r/o#j?e&c=%41',
} as const;
