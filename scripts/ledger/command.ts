import { parseInstant } from '../../events/instant.ts';
import { publishers } from '../../events/publishers.ts';
import { streamsOf } from '../../events/views.ts';
import type { EventStore } from '../../platform/stores/event-store.ts';
import type { LedgerProjection } from '../../projection-service/projections.ts';
import type { StoreName, Stores } from '../../projection-service/stores.ts';
import type { OptionName, Options } from './options.ts';
import type { Output } from './output.ts';

/** All stores are configured and opened on first use, so that a command asks for none that it does not need. */
export type Context = {
  readonly eventStore: EventStore;
  /** Its connection string. */
  readonly eventStoreUrl: string;
  readonly stores: Stores;
  readonly projections: readonly LedgerProjection[];
  output: Output;
};

export type Argument = {
  name: string;
  isOptional?: true;
  /** The values that it may have, if they are known. */
  values?: readonly string[];
  /** It names a file or a folder. */
  files?: true;
};

export type Command = {
  name: string;
  summary: string;
  help: string;
  arguments?: readonly Argument[];
  /** Its options, beside those of all commands. */
  options?: readonly OptionName[];
  /** Loads what it does, with the clients of its stores. */
  work(): Promise<Work | WorkWithoutStores>;
};

export type Work = {
  /** The stores that must answer before it runs. @throws WrongUse */
  stores(context: Pick<Context, 'projections'>, args: readonly string[]): readonly StoreName[];
  /** Done first, also if a store is unavailable. */
  begin?(args: readonly string[], options: Options): Promise<void>;
  /** @returns the exit code: 0, or 1 if it found a fault */
  run(context: Context, args: readonly string[], options: Options): Promise<0 | 1>;
};

export type WorkWithoutStores = {
  stores?: never;
  run(context: Pick<Context, 'output'>, args: readonly string[]): Promise<0 | 1>;
};

/** The names of the projections of `projectionsTo`. */
const projectionNames = [...Object.keys(streamsOf), ...publishers, 'payment-register'];
export const oneProjection: Argument = { name: 'PROJECTION', values: projectionNames };
export const anyProjection: Argument = { ...oneProjection, isOptional: true };

/** The stores of a command whose first argument, if any, is a projection. */
export const ofViews: Work['stores'] = ({ projections }, [name]) => [
  'EventStoreDB',
  ...chosen(projections, name).flatMap(({ stores }) => stores),
];

/** The command line is invalid. */
export class WrongUse extends Error {}

/** The projection of that name, or all if none is given. @throws WrongUse */
export function chosen(projections: readonly LedgerProjection[], name: string | undefined): LedgerProjection[] {
  const found = projections.filter((projection) => name === undefined || projection.name === name);
  if (found.length > 0) return found;
  throw new WrongUse(
    `unknown projection ${name}: the projections are ${projections.map(({ name }) => name).join(', ')}`,
  );
}

/** A time that has passed. @throws WrongUse */
export function timeOf(text: string): Date {
  const time = parseInstant(text);
  if (time === undefined) throw new WrongUse(`${text} is not a time such as 2026-03-31T23:59:59Z`);
  if (time > Date.now()) throw new WrongUse(`${text} is in the future`);
  return new Date(time);
}
