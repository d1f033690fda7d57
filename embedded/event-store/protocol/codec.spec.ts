import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeUuid, encodeEvent, TOMBSTONE_REVISION } from './codec.ts';

describe('an encoded event', () => {
  const bytes = fc.uint8Array({ maxLength: 300 });
  const count = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER - 1 });

  it('is decoded by the official client as it was written', () => {
    const event = fc.record({
      id: fc.uuid(),
      type: fc.string({ minLength: 1, unit: 'binary' }),
      contentType: fc.constantFrom('application/json', 'application/octet-stream'),
      data: bytes,
      metadata: bytes,
    });
    const at = fc.record({ stream: fc.string({ unit: 'binary' }), revision: count, position: count, created: count });

    fc.assert(
      fc.property(event, at, (event, at) => {
        const read = streams.ReadResp.deserializeBinary(encodeEvent(event, at)).getEvent();
        const recorded = read?.getEvent();
        const metadata = recorded?.getMetadataMap();
        expect(read?.getCommitPosition()).toBe(`${at.position}`);
        expect(recorded?.getCommitPosition()).toBe(`${at.position}`);
        expect(recorded?.getPreparePosition()).toBe(`${at.position}`);
        expect(recorded?.getStreamRevision()).toBe(`${at.revision}`);
        expect(Buffer.from(recorded?.getStreamIdentifier()?.getStreamName_asU8() ?? [])).toEqual(
          Buffer.from(at.stream),
        );
        expect(recorded?.getId()?.getString()).toBe(event.id);
        expect(Buffer.from(metadata?.get('type') ?? '')).toEqual(Buffer.from(event.type));
        expect(metadata?.get('content-type')).toBe(event.contentType);
        expect(metadata?.get('created')).toBe(`${at.created}0000`);
        expect(Buffer.from(recorded?.getData_asU8() ?? [])).toEqual(Buffer.from(event.data));
        expect(Buffer.from(recorded?.getCustomMetadata_asU8() ?? [])).toEqual(Buffer.from(event.metadata));
      }),
    );
  });

  it('has the highest int64 as its revision if it is a tombstone', () => {
    const nothing = new Uint8Array();
    const tombstone = {
      id: crypto.randomUUID(),
      type: '$streamDeleted',
      contentType: 'x',
      data: nothing,
      metadata: nothing,
    };
    const encoded = encodeEvent(tombstone, { stream: 's', revision: TOMBSTONE_REVISION, position: 1, created: 0 });
    const recorded = streams.ReadResp.deserializeBinary(encoded).getEvent()?.getEvent();
    expect(recorded?.getStreamRevision()).toBe('9223372036854775807');
  });
});

describe('the id of an event', () => {
  it('is the same in both of its encodings', () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const bytes = Buffer.from(id.replaceAll('-', ''), 'hex');
        const structured = new shared.UUID.Structured()
          .setMostSignificantBits(bytes.readBigInt64BE(0).toString())
          .setLeastSignificantBits(bytes.readBigInt64BE(8).toString());
        expect(decodeUuid(new shared.UUID().setStructured(structured))).toBe(id);
        expect(decodeUuid(new shared.UUID().setString(id))).toBe(id);
      }),
    );
  });
});
