import type { EventStore } from '../../platform/stores/event-store.ts';
import type { LedgerProjection } from '../../projection-service/projections.ts';
import type { Stores } from '../../projection-service/stores.ts';
import type { Output } from './output.ts';

export type Context = {
  eventStore: EventStore;
  /** Its connection string. */
  eventStoreUrl: string;
  /** Configured and opened on first use, so that a command that needs the event store only asks for no other. */
  readonly stores: Stores;
  readonly projections: readonly LedgerProjection[];
  output: Output;
};

export type Command = {
  name: string;
  /** Its arguments. */
  usage: string;
  summary: string;
  help: string;
  /** Its options, beside those of all commands. */
  options?: readonly (keyof Options)[];
  /** @returns the exit code: 0, or 1 if it found a fault */
  run(context: Context, args: readonly string[], options: Options): Promise<0 | 1>;
};

/** The options of single commands. */
export type Options = {
  until?: string;
  'without-digest'?: boolean;
  keep?: string;
  every?: string;
  since?: string;
  resend?: boolean;
};

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

const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** A time that has passed. @throws WrongUse */
export function timeOf(text: string): Date {
  const time = new Date(text);
  if (!rfc3339.test(text) || Number.isNaN(time.getTime()))
    throw new WrongUse(`${text} is not a time such as 2026-03-31T23:59:59Z`);
  if (time.getTime() > Date.now()) throw new WrongUse(`${text} is in the future`);
  return time;
}
