import type { LedgerProjection } from '../../projection-service/projections.ts';
import type { Stores } from '../../projection-service/stores.ts';
import type { Output } from './output.ts';

export type Context = { stores: Stores; projections: readonly LedgerProjection[]; output: Output };

export type Command = {
  name: string;
  /** What may follow the name. */
  usage: string;
  summary: string;
  help: string;
  /** Those that it takes beside the ones that all take. */
  options?: readonly (keyof Options)[];
  /** @returns the exit code: 0, or 1 where something is not as it should be */
  run(context: Context, args: readonly string[], options: Options): Promise<0 | 1>;
};

/** What follows a name with two dashes. */
export type Options = { until?: string };

/** The command line asks for what isn't there. */
export class WrongUse extends Error {}

/** The projections of that name, or all where none is given. @throws WrongUse */
export function chosen(projections: readonly LedgerProjection[], name: string | undefined): LedgerProjection[] {
  const found = projections.filter((projection) => name === undefined || projection.name === name);
  if (found.length > 0) return found;
  throw new WrongUse(`there is no projection ${name}, but ${projections.map(({ name }) => name).join(', ')}`);
}
