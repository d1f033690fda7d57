import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { envSchema } from 'env-schema';
import type { Static, TObject } from 'typebox';
import { envFormats } from './config-formats.ts';

/** A fault that whoever starts the process can mend. The message says what to do; a stack would only hide it. */
export class CannotStart extends Error {}

/** What a variable's schema may say beside JSON Schema. */
export type Variable = {
  description?: string;
  default?: unknown;
  enum?: readonly string[];
  /** It may hold a password: it is never shown, and may come from a file that NAME_FILE names. */
  secret?: boolean;
  /** Other variables that must be set where this one is. */
  needs?: readonly string[];
};

/** What ajv says of a variable. */
type EnvFault = { keyword: string; instancePath: string; message?: string; params: Record<string, unknown> };
type Given = Readonly<Record<string, string>>;

const ajv = new Ajv({
  allErrors: true,
  removeAdditional: true,
  useDefaults: true,
  coerceTypes: true,
  addUsedSchema: false,
  keywords: ['secret', 'needs'],
  formats: Object.fromEntries(Object.entries(envFormats).map(([name, { is }]) => [name, is])),
});

/**
 * A service's configuration from its environment. An empty variable counts as one that isn't set.
 * @param schema an object of strings, numbers and booleans; its descriptions tell what a variable is for
 * @throws CannotStart that names every variable at fault, a line each, and no value (it may be a secret)
 */
export function readConfig<Schema extends TObject>(schema: Schema, env: NodeJS.ProcessEnv): Static<Schema> {
  const { given, faults } = withFiles(schema, env);
  faults.push(...alone(schema, given));
  try {
    const config = envSchema<Static<Schema>>({ schema: { ...schema }, data: { ...given }, env: false, ajv });
    if (faults.length === 0) return config;
  } catch (error) {
    const found = (error as { errors?: EnvFault[] }).errors;
    if (!found) throw error;
    const named = new Set(faults.map(({ name }) => name));
    faults.unshift(...found.map((fault) => faultOf(fault, schema)).filter(({ name }) => !named.has(name)));
  }
  throw new CannotStart(faults.map(({ name, what }) => `${name} ${what}`).join('\n'));
}

/** A schema's variables by their names. */
export const variablesOf = (schema: TObject): [name: string, variable: Variable][] =>
  Object.entries(schema.properties) as [string, Variable][];

type Fault = { name: string; what: string };

/** What is set, secrets from their files. */
function withFiles(schema: TObject, env: NodeJS.ProcessEnv): { given: Given; faults: Fault[] } {
  const set = Object.entries(env).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const given = Object.fromEntries(set);
  const faults: Fault[] = [];
  for (const [name] of variablesOf(schema).filter(([, { secret }]) => secret)) {
    const file = given[`${name}_FILE`];
    if (file === undefined) continue;
    if (given[name] !== undefined) faults.push({ name, what: `is set, and ${name}_FILE too: one of them, please` });
    else {
      try {
        given[name] = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
      } catch (error) {
        faults.push({ name, what: `can't be read from ${name}_FILE (${(error as NodeJS.ErrnoException).code})` });
      }
    }
  }
  return { given, faults };
}

/** Variables that miss others. */
function alone(schema: TObject, given: Given): Fault[] {
  const missing = new Map<string, string>();
  for (const [name, { needs = [] }] of variablesOf(schema)) {
    if (given[name] === undefined) continue;
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
