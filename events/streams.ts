import { v5 as uuidv5 } from 'uuid';

// One stream is one consistency boundary. Its name is its kind, a dash, and its id (which may contain dashes itself).

export type StreamKind = 'invoice' | 'customer' | 'payment' | 'series' | 'receivables' | 'due' | 'process';

export const streamName = (kind: StreamKind, id: string): string => `${kind}-${id}`;

/** The id behind the kind: "invoice-0193…" → "0193…". */
export const idOfStream = (stream: string): string => stream.slice(stream.indexOf('-') + 1);

/** What server-side filters on `$all` ask for: the streams of a kind. */
export const streamPrefix = (kind: StreamKind): string => `${kind}-`;

/** The namespace of every id that the ledger derives (RFC 9562, version 5), so that the same input gives the same id for ever. */
const ledgerNamespace = '6f0c4d0e-8e5b-5c3a-9f57-2a1d7b3c9e10';

/** An id that follows from what it is for: the same parts give the same UUID. */
export const derivedId = (...parts: readonly (string | number)[]): string =>
  uuidv5(JSON.stringify(parts), ledgerNamespace);
