// Answers to reads and subscriptions. The client calls a few methods of a decoded event; here they are, over a decoder that copies nothing.
// Whatever is no event, or has a link or an id in two halves, is left to the generated code, which takes three times as long.

import streams from '@eventstore/db-client/generated/streams_pb.js';
import { WireReader } from './wire-reader.ts';

/** @param bytes of a ReadResp (event_store.client.streams) */
export function decodeReadResponse(bytes: Buffer): EventResponse | streams.ReadResp {
  const reader = new WireReader(bytes);
  const resolved = reader.next() === 1 ? resolvedIn(reader.bytes()) : undefined;
  return resolved === undefined
    ? streams.ReadResp.deserializeBinary(new Uint8Array(bytes))
    : new EventResponse(resolved);
}

/** ReadResp with an event. The client asks whether the methods of the other kinds exist. */
class EventResponse {
  readonly #event: ResolvedEvent;
  constructor(event: ResolvedEvent) {
    this.#event = event;
  }
  hasEvent(): true {
    return true;
  }
  getEvent(): ResolvedEvent {
    return this.#event;
  }
}

/** ReadResp.ReadEvent without a link. */
class ResolvedEvent {
  readonly #event: RecordedEvent;
  readonly #commit: bigint | undefined;
  constructor(event: RecordedEvent, commit: bigint | undefined) {
    this.#event = event;
    this.#commit = commit;
  }
  hasEvent(): true {
    return true;
  }
  getEvent(): RecordedEvent {
    return this.#event;
  }
  hasLink(): false {
    return false;
  }
  hasCommitPosition(): boolean {
    return this.#commit !== undefined;
  }
  getCommitPosition(): bigint | undefined {
    return this.#commit;
  }
}

function resolvedIn(bytes: Buffer): ResolvedEvent | undefined {
  const reader = new WireReader(bytes);
  let [event, commit]: [RecordedEvent?, bigint?] = [];
  for (let field = reader.next(); field !== 0; field = reader.next()) {
    if (field === 1) event = recordedIn(reader.bytes());
    else if (field === 2) return undefined;
    else if (field === 3) commit = reader.integer();
    else reader.skip();
  }
  return event && new ResolvedEvent(event, commit);
}

type Fields = {
  id: string;
  stream: Buffer;
  revision: bigint;
  prepare: bigint;
  commit: bigint;
  metadata: Buffer;
  data: Buffer;
};

/** ReadResp.ReadEvent.RecordedEvent. */
class RecordedEvent {
  readonly #fields: Fields;
  readonly #map: ReadonlyMap<string, string>;
  constructor(fields: Fields, map: ReadonlyMap<string, string>) {
    this.#fields = fields;
    this.#map = map;
  }
  hasId(): boolean {
    return this.#fields.id !== '';
  }
  getId() {
    return { hasStructured: () => false, getString: () => this.#fields.id };
  }
  hasStreamIdentifier(): boolean {
    return this.#fields.stream.length > 0;
  }
  getStreamIdentifier() {
    return { getStreamName: () => this.#fields.stream };
  }
  getStreamRevision(): bigint {
    return this.#fields.revision;
  }
  getPreparePosition(): bigint {
    return this.#fields.prepare;
  }
  getCommitPosition(): bigint {
    return this.#fields.commit;
  }
  getMetadataMap(): ReadonlyMap<string, string> {
    return this.#map;
  }
  getCustomMetadata_asU8(): Uint8Array {
    return new Uint8Array(this.#fields.metadata);
  }
  getData(): Buffer {
    return this.#fields.data;
  }
  getData_asU8(): Uint8Array {
    return new Uint8Array(this.#fields.data);
  }
}

const nothing = Buffer.alloc(0);

function recordedIn(bytes: Buffer): RecordedEvent | undefined {
  const reader = new WireReader(bytes);
  const fields: Fields = {
    id: '',
    stream: nothing,
    revision: 0n,
    prepare: 0n,
    commit: 0n,
    metadata: nothing,
    data: nothing,
  };
  const map = new Map<string, string>();
  for (let field = reader.next(); field !== 0; field = reader.next()) {
    if (field === 1) fields.id = idIn(reader.bytes());
    else if (field === 2) fields.stream = streamIn(reader.bytes());
    else if (field === 3) fields.revision = reader.integer();
    else if (field === 4) fields.prepare = reader.integer();
    else if (field === 5) fields.commit = reader.integer();
    else if (field === 6) addEntry(map, reader.bytes());
    else if (field === 7) fields.metadata = reader.bytes();
    else if (field === 8) fields.data = reader.bytes();
    else reader.skip();
  }
  return fields.id === '' ? undefined : new RecordedEvent(fields, map);
}

/** The text of a UUID; empty if it is in two halves. */
function idIn(bytes: Buffer): string {
  const reader = new WireReader(bytes);
  return reader.next() === 2 ? reader.string() : '';
}

/** The name in a StreamIdentifier. */
function streamIn(bytes: Buffer): Buffer {
  const reader = new WireReader(bytes);
  return reader.next() === 3 ? reader.bytes() : nothing;
}

/** An entry of a map of strings. */
function addEntry(map: Map<string, string>, bytes: Buffer): void {
  const reader = new WireReader(bytes);
  let [key, value] = ['', ''];
  for (let field = reader.next(); field !== 0; field = reader.next()) {
    if (field === 1) key = reader.string();
    else if (field === 2) value = reader.string();
    else reader.skip();
  }
  map.set(key, value);
}
