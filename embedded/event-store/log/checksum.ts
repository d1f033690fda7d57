// The checksum of each event, and what is known of an event that it does not fit. SQLite does not notice a changed byte in a row: the file
// stays a valid database.
import { crc32 } from 'node:zlib';
import { decodePlace, type Place, type StoredEvent } from '../protocol/codec.ts';

/** A row of the table of events, with the columns in this order. */
export type Row = [
  position: number,
  stream: string,
  revision: number,
  type: string,
  response: Uint8Array,
  id: string,
  created: number,
  checksum: number | null,
];
export const COLUMNS = 'position, stream, revision, type, response, id, created, checksum';

/** CRC-32 of all columns of an event: 0 to 2^32 - 1. */
export function checksumOf({ position, stream, revision, type, id, created }: Place, response: Uint8Array): number {
  return crc32(response, crc32(`${position}\0${revision}\0${created}\0${id}\0${type}\0${stream}`));
}

/** An event that is no longer as it was written. It has a place in the log and in its stream, but nobody can read its content. */
export class DamagedEvent extends Error implements StoredEvent {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly created: number;

  constructor({ position, stream, revision, type, created }: Place) {
    super(
      `event ${revision} of ${stream} is damaged in the event store: its content does not fit its checksum. Restore the event store from a backup`,
    );
    [this.position, this.stream, this.revision] = [position, stream, revision];
    [this.type, this.created] = [type, created];
  }

  /** @throws DamagedEvent itself */
  get response(): never {
    throw this;
  }
}

/** The event of a row: a DamagedEvent if its checksum does not fit. */
export function eventOf(row: Row): StoredEvent {
  const [position, stream, revision, type, response, id, created, checksum] = row;
  if (checksum === checksumOf({ position, stream, revision, type, id, created }, response)) {
    return { position, stream, revision, type, response };
  }
  return new DamagedEvent(placeOf(row));
}

/**
 * The place of a damaged event. Its columns repeat what its response says. If the response fits the checksum without them, a column
 * is damaged; otherwise the response is.
 */
function placeOf([position, stream, revision, type, response, id, created, checksum]: Row): Place {
  const columns = { position, stream, revision, type, id, created };
  const inResponse = decodePlace(response);
  return inResponse !== undefined && checksumOf(inResponse, response) === checksum ? inResponse : columns;
}
