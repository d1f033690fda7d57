// Positions in the log that this tab knows of. What it fetches must be at least as new as its own commands and the events it has received.

let seen = 0n;
let firstRead: bigint | undefined;
const listeners = new Set<() => void>();

/** Records the position of a command's answer or of a live event. */
export function markSeen(position: string | null): void {
  if (position !== null && BigInt(position) > seen) seen = BigInt(position);
}

/** The position that a view must have reached before it answers; undefined if any will do. */
export const seenPosition = (): string | undefined => (seen === 0n ? undefined : String(seen));

/** Records the position that the view of an answer had reached. */
export function markRead(position: string | null): void {
  if (position === null) return;
  const read = BigInt(position);
  if (firstRead !== undefined && read >= firstRead) return;
  firstRead = read;
  for (const notify of listeners) notify();
}

/** The lowest position of all answers, if there was one. Events after it may change what this tab shows. */
export const firstReadPosition = (): bigint | undefined => firstRead;

/** Calls back when an answer is older than all before it. @returns ends this */
export function onEarlierRead(notify: () => void): () => void {
  listeners.add(notify);
  return () => listeners.delete(notify);
}
