import type { Duplex } from 'node:stream';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Deed } from './rights.ts';

/** The path of each method of EventStoreDB's streams begins so. */
const service = '/event_store.client.streams.Streams/';

const deeds: Record<string, { deed: Deed; streamIn: (message: Buffer) => shared.StreamIdentifier | undefined }> = {
  Read: {
    deed: '$r',
    streamIn: (message) => {
      const options = streams.ReadReq.deserializeBinary(message).getOptions();
      return options?.hasAll() ? all : options?.getStream()?.getStreamIdentifier();
    },
  },
  Append: {
    deed: '$w',
    streamIn: (message) => streams.AppendReq.deserializeBinary(message).getOptions()?.getStreamIdentifier(),
  },
  BatchAppend: {
    deed: '$w',
    streamIn: (message) => streams.BatchAppendReq.deserializeBinary(message).getOptions()?.getStreamIdentifier(),
  },
  Delete: {
    deed: '$d',
    streamIn: (message) => streams.DeleteReq.deserializeBinary(message).getOptions()?.getStreamIdentifier(),
  },
  Tombstone: {
    deed: '$d',
    streamIn: (message) => streams.TombstoneReq.deserializeBinary(message).getOptions()?.getStreamIdentifier(),
  },
};
const all = new shared.StreamIdentifier().setStreamName(Buffer.from('$all'));

/** What a call wants to do, by its first message, with which stream. Of a BatchAppend, the first append speaks for the others. */
export type Wanted = { deed: Deed; stream: string };

/** Undefined for a call that is not about streams. @param path the call's method @param message its first one */
export function wantedBy(path: string, message: Buffer): Wanted | undefined {
  const called = path.startsWith(service) ? deeds[path.slice(service.length)] : undefined;
  const stream = called?.streamIn(message)?.getStreamName_asU8();
  return called && stream && { deed: called.deed, stream: Buffer.from(stream).toString() };
}

const lengthAt = 1;
const headerBytes = 5;

/** Reads a call as far as its first message goes. @returns the bytes read, and the message in them; empty if the call ends before */
export function firstMessage(call: Duplex): Promise<{ read: Buffer; message: Buffer }> {
  let read = Buffer.alloc(0);
  return new Promise((resolve) => {
    const done = (message: Buffer) => {
      call.off('readable', take).off('end', ended).off('close', ended);
      resolve({ read, message });
    };
    const ended = () => done(Buffer.alloc(0));
    const take = () => {
      const chunk = call.read() as Buffer | null;
      if (chunk === null) return;
      read = Buffer.concat([read, chunk]);
      if (read.length < headerBytes) return;
      const end = headerBytes + read.readUInt32BE(lengthAt);
      if (read.length >= end) done(read.subarray(headerBytes, end));
    };
    call.on('readable', take).once('end', ended).once('close', ended);
  });
}
