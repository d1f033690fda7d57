// Where this tab has seen the log. What it reads has to be at least as new: its own commands, and events that it was told of.

let seen = 0n;
let firstRead: bigint | undefined;

/** A command was answered, or an event told, at this place in the log. */
export function hasSeen(position: string | null): void {
  if (position !== null && BigInt(position) > seen) seen = BigInt(position);
}

/** What a read asks its view to have passed; undefined where anything will do. */
export const seenPosition = (): string | undefined => (seen === 0n ? undefined : String(seen));

/** A read was answered from a view that had got so far. */
export function hasRead(position: string | null): void {
  if (position === null) return;
  const read = BigInt(position);
  if (firstRead === undefined || read < firstRead) firstRead = read;
}

/** All that this tab shows was read here or later: events from here on may change it. */
export const firstReadPosition = (): string => String(firstRead ?? 0n);
