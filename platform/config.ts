import { envSchema } from 'env-schema';
import type { Static, TObject } from 'typebox';
import { CannotStart } from './cannot-start.ts';

/** What ajv says of a variable. */
type EnvFault = { keyword: string; instancePath: string; message?: string; params: Record<string, unknown> };

/**
 * A service's configuration from its environment. An empty variable counts as one that isn't set.
 * @param schema an object of strings, numbers and booleans; its descriptions tell what a variable is for
 * @throws CannotStart that names every variable at fault, a line each, and no value (it may be a secret)
 */
export function readConfig<Schema extends TObject>(schema: Schema, env: NodeJS.ProcessEnv): Static<Schema> {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  try {
    return envSchema<Static<Schema>>({ schema: { ...schema }, data: set, env: false });
  } catch (error) {
    const faults = (error as { errors?: EnvFault[] }).errors;
    if (!faults) throw error;
    throw new CannotStart(faults.map((fault) => lineFor(fault, schema)).join('\n'));
  }
}

function lineFor({ keyword, instancePath, params, message }: EnvFault, schema: TObject): string {
  const name = keyword === 'required' ? String(params.missingProperty) : instancePath.slice(1);
  const { description } = (schema.properties[name] ?? {}) as { description?: string };
  return `${name} ${keyword === 'required' ? 'is missing' : message}${description ? ` (${description})` : ''}`;
}
