import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import type { Static, TObject } from 'typebox';
import { CannotStart } from './cannot-start.ts';
import { envFormats } from './config-formats.ts';
import { lacksPassword, passwordOf, withPassword } from './url-password.ts';

/** What the schema of a variable may state, beside JSON Schema. */
export type Variable = {
  description?: string;
  default?: unknown;
  enum?: readonly string[];
  format?: string;
  /** It may hold a password: it is never shown, and NAME_FILE may name a file to read it from. */
  secret?: boolean;
  /** Variables that must be set if this one is. */
  needs?: readonly string[];
};

/** A validation error of ajv. */
type EnvFault = { keyword: string; instancePath: string; message?: string; params: Record<string, unknown> };
type Given = Readonly<Record<string, string>>;

const ajv = new Ajv({
  allErrors: true,
  removeAdditional: true,
  useDefaults: true,
  coerceTypes: true,
  addUsedSchema: false,
  code: { optimize: false }, // it is compiled at each start and used once
  keywords: ['secret', 'needs'],
  formats: Object.fromEntries(Object.entries(envFormats).map(([name, { is }]) => [name, is])),
});

/**
 * Reads a service's configuration from its environment. An empty variable counts as unset.
 * @param schema an object of strings, numbers and booleans
 * @throws CannotStart with a line for each invalid variable, without the value, which may be a secret
 */
export function readConfig<Schema extends TObject>(schema: Schema, env: NodeJS.ProcessEnv): Static<Schema> {
  const { given, faults } = withSecrets(schema, env);
  faults.push(...alone(schema, given));
  const config: Record<string, unknown> = { ...given };
  const isValid = ajv.compile<Static<Schema>>({ ...schema, additionalProperties: false });
  if (isValid(config)) {
    if (faults.length === 0) return config;
  } else {
    const named = new Set(faults.map(({ name }) => name));
    const found = (isValid.errors ?? []).map((fault) => faultOf(fault, schema));
    faults.unshift(...found.filter(({ name }) => !named.has(name)));
  }
  throw new CannotStart(faults.map(({ name, what }) => `${name} ${what}`).join('\n'));
}

/** The variables of a schema. */
export const variablesOf = (schema: TObject): [name: string, variable: Variable][] =>
  Object.entries(schema.properties) as [string, Variable][];

type Fault = { name: string; what: string };

/** The variables that are set. Secrets are read from their files, and connection strings get their passwords. */
function withSecrets(schema: TObject, env: NodeJS.ProcessEnv): { given: Given; faults: Fault[] } {
  const set = Object.entries(env).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const given = Object.fromEntries(set);
  const faults: Fault[] = [];
  const connections = variablesOf(schema).flatMap(([name, { format }]) =>
    format === 'connection-string' ? [name] : [],
  );
  const secrets = variablesOf(schema).flatMap(([name, { secret }]) => (secret ? [name] : []));
  for (const name of [...secrets, ...connections.map(passwordOf)]) {
    const file = given[`${name}_FILE`];
    if (file === undefined) continue;
    if (given[name] !== undefined) faults.push({ name, what: `and ${name}_FILE are both set: unset one of them` });
    else {
      try {
        given[name] = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
      } catch (error) {
        faults.push({ name, what: `cannot be read from ${name}_FILE (${(error as NodeJS.ErrnoException).code})` });
      }
    }
  }
  for (const name of connections) {
    const [connection, password] = [given[name], given[passwordOf(name)]];
    if (connection !== undefined && password !== undefined) given[name] = withPassword(connection, password);
    if (lacksPassword(given[name] ?? ''))
      faults.push({ name, what: `has a user without a password: set ${passwordOf(name)}` });
  }
  return { given, faults };
}

/** The variables that others need and that are not set. */
function alone(schema: TObject, given: Given): Fault[] {
  const missing = new Map<string, string>();
  for (const [name, { needs = [] }] of variablesOf(schema)) {
    if (given[name] === undefined || given[name] === 'false') continue; // what is switched off needs nothing
    for (const needed of needs.filter((needed) => given[needed] === undefined)) missing.set(needed, name);
  }
  return [...missing].map(([name, by]) => ({ name, what: `is missing (${by} needs it)` }));
}

function faultOf({ keyword, instancePath, params, message }: EnvFault, schema: TObject): Fault {
  const name = keyword === 'required' ? String(params.missingProperty) : instancePath.slice(1);
  const { description } = (schema.properties[name] ?? {}) as Variable;
  const what = keyword === 'required' ? 'is missing' : (saidOf(keyword, params) ?? message);
  return { name, what: `${what}${description ? ` (${description})` : ''}` };
}

function saidOf(keyword: string, params: Record<string, unknown>): string | undefined {
  if (keyword === 'format') return `must be ${envFormats[params.format as keyof typeof envFormats].says}`;
  if (keyword === 'enum') return `must be one of ${(params.allowedValues as string[]).join(', ')}`;
  return undefined;
}
