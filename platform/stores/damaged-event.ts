// An event that the event store has, but can no longer read. The embedded one answers a read of it with DATA_LOSS, and names the event in
// the trailers; EventStoreDB does not start with a damaged log.

import { isCommandError } from '@eventstore/db-client';
import { EventBroken, type Stored } from '../../events/upcast.ts';

/** https://grpc.io/docs/guides/status-codes/: unrecoverable data loss or corruption */
const dataLoss = 15;

type GrpcError = { code?: number; details?: string; metadata?: { getMap(): Record<string, unknown> } };

const rawOf = (error: unknown): GrpcError | undefined =>
  error instanceof Error && isCommandError(error) ? (error as { _raw?: GrpcError })._raw : undefined;

/** Whether an error says that a part of the log is damaged. The event store is up then. */
export const isDataLoss = (error: unknown): boolean => rawOf(error)?.code === dataLoss;

/** In place of a damaged event: its place in the log, and what the event store says of it. `upcast` refuses it. */
export class DamagedEvent implements Stored {
  readonly id = '';
  readonly metadata = undefined;
  readonly streamId: string;
  readonly revision: bigint;
  readonly type: string;
  readonly position: { commit: bigint };
  readonly created: Date;
  readonly damage: string;
  readonly #sentBefore: number;

  constructor(trailers: Readonly<Record<string, unknown>>, details: string) {
    const { stream, revision, type, position, created, sent } = trailers;
    this.streamId = decodeURIComponent(String(stream));
    this.revision = BigInt(String(revision));
    this.type = decodeURIComponent(String(type));
    this.position = { commit: BigInt(String(position)) };
    this.created = new Date(Number(created));
    this.damage = details.replace(`event ${this.revision} of ${this.streamId} `, ''); // whoever says why names the event first
    this.#sentBefore = Number(sent);
  }

  /**
   * Whether it comes right after the events that a call has received. If not, gRPC has dropped events between them, as it does when an
   * error comes before they are read.
   */
  isNextAfter(received: number): boolean {
    return received === this.#sentBefore;
  }

  /** @throws EventBroken: nobody takes a damaged event for one without data */
  get data(): never {
    throw new EventBroken(this, this.damage);
  }
}

/** The damaged event that ended a read or a subscription; undefined if something else did. */
export function damagedEventIn(error: unknown): DamagedEvent | undefined {
  const raw = rawOf(error);
  const trailers = raw?.metadata?.getMap();
  if (raw?.code !== dataLoss || trailers?.exception !== 'event-damaged') return undefined;
  return new DamagedEvent(trailers, raw.details ?? '');
}
