import type { InvoiceEvent } from './invoice.ts';
import { type Metadata, type Recorded, schemaVersion } from './recorded.ts';

/** An event as the log hands it out: of any version ever written. */
export type Stored = {
  id: string;
  streamId: string;
  revision: bigint;
  position?: { commit: bigint };
  type: string;
  data: unknown;
  metadata: unknown;
};

export class NotALedgerEvent extends Error {
  constructor(event: Stored, why: string) {
    super(`event ${event.revision} of ${event.streamId} (${event.type}) ${why}`);
  }
}

/**
 * A stored event in today's shape. It is the one place that knows older versions of an event's schema.
 * @throws NotALedgerEvent for an event that no version of the ledger wrote, or a newer one
 */
export function upcast<Event = InvoiceEvent>(stored: Stored): Recorded<Event> {
  const metadata = stored.metadata as Partial<Metadata> | undefined;
  if (typeof metadata?.schema !== 'number') throw new NotALedgerEvent(stored, 'carries no schema version');
  if (metadata.schema > schemaVersion) {
    throw new NotALedgerEvent(
      stored,
      `has schema version ${metadata.schema}, newer than ${schemaVersion}: update this service`,
    );
  }
  if (stored.position === undefined) throw new NotALedgerEvent(stored, 'carries no position');
  return {
    id: stored.id,
    stream: stored.streamId,
    revision: Number(stored.revision),
    position: stored.position.commit,
    type: stored.type,
    data: stored.data,
    metadata,
  } as unknown as Recorded<Event>;
}
