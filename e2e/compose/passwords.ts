import { readFileSync } from 'node:fs';

const script = readFileSync(new URL('../../deploy/secrets', import.meta.url), 'utf8');

/** The passwords that `deploy/secrets` makes. */
export const passwordNames: readonly string[] = [...new Set(script.match(/[A-Z_]+_PASSWORD/g))];

/** One for each, by which a test recognises it. */
export const passwords: Record<string, string> = Object.fromEntries(passwordNames.map((name) => [name, `of-${name}`]));
