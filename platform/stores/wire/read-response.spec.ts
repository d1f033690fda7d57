import { convertGrpcEvent } from '@eventstore/db-client/dist/utils/convertGrpcEvent.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeReadResponse } from './read-response.ts';
import { MessageBroken } from './wire-reader.ts';

const { ReadEvent } = streams.ReadResp;

const uint64 = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n });
const json = fc.json().map((text) => Buffer.from(text));
const recorded = fc.record({
  id: fc.uuid(),
  stream: fc.string({ unit: 'grapheme', minLength: 1 }),
  revision: uint64,
  position: uint64,
  type: fc.string({ unit: 'grapheme' }),
  contentType: fc.constantFrom('application/json', 'application/octet-stream'),
  created: fc.nat().map((ms) => `${ms}0000`),
  metadata: fc.oneof(json, fc.uint8Array()),
  data: fc.oneof(json, fc.uint8Array()),
});
type Recorded = typeof recorded extends fc.Arbitrary<infer Value> ? Value : never;

function message({ id, stream, revision, position, type, contentType, created, metadata, data }: Recorded) {
  const event = new ReadEvent.RecordedEvent()
    .setId(new shared.UUID().setString(id))
    .setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(stream)))
    .setStreamRevision(String(revision))
    .setPreparePosition(String(position))
    .setCommitPosition(String(position))
    .setCustomMetadata(metadata)
    .setData(data);
  event.getMetadataMap().set('type', type).set('content-type', contentType).set('created', created);
  return event;
}
const answer = (event: streams.ReadResp.ReadEvent) =>
  Buffer.from(new streams.ReadResp().setEvent(event).serializeBinary());

/** What the client makes of it. */
const converted = (response: { getEvent(): unknown }) => convertGrpcEvent(response.getEvent() as never);
const byGeneratedCode = (bytes: Buffer) => streams.ReadResp.deserializeBinary(new Uint8Array(bytes));

describe('an answer to a read', () => {
  it('is to the client the event that the generated code decodes', () => {
    fc.assert(
      fc.property(recorded, fc.option(uint64, { nil: undefined }), (one, commit) => {
        const event = new ReadEvent().setEvent(message(one));
        if (commit === undefined) event.setNoPosition(new shared.Empty());
        else event.setCommitPosition(String(commit));
        const bytes = answer(event);
        const decoded = decodeReadResponse(bytes);
        expect(decoded).not.toBeInstanceOf(streams.ReadResp);
        expect(decoded.hasEvent()).toBe(true);
        expect(converted(decoded)).toEqual(converted(byGeneratedCode(bytes)));
      }),
    );
  });

  it.each([
    ['has a link', (event: streams.ReadResp.ReadEvent, one: Recorded) => event.setLink(message(one))],
    [
      'has an id in two halves',
      (event: streams.ReadResp.ReadEvent) => {
        const halves = new shared.UUID.Structured()
          .setMostSignificantBits(String(0x6f0c4d0e8e5b4c3an))
          .setLeastSignificantBits(String(BigInt.asIntN(64, 0x9f572a1d7b3c9e10n)));
        event.getEvent()?.setId(new shared.UUID().setStructured(halves));
      },
    ],
  ])('that %s is left to the generated code', (_, change) => {
    const [one] = fc.sample(recorded, { numRuns: 1, seed: 7 });
    if (one === undefined) throw new Error('one event');
    const event = new ReadEvent().setEvent(message(one));
    change(event, one);
    const decoded = decodeReadResponse(answer(event));
    expect(decoded).toBeInstanceOf(streams.ReadResp);
    expect(converted(decoded)).toEqual(converted(byGeneratedCode(answer(event))));
  });

  it('that is no event is left to the generated code', () => {
    const confirmation = new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId('s-1');
    const bytes = Buffer.from(new streams.ReadResp().setConfirmation(confirmation).serializeBinary());
    const decoded = decodeReadResponse(bytes) as streams.ReadResp;
    expect(decoded.getConfirmation()?.getSubscriptionId()).toBe('s-1');
    expect(decodeReadResponse(Buffer.alloc(0)).hasEvent()).toBe(false);
  });

  it('that is cut off, wherever, is an error or has no event', () => {
    const [one] = fc.sample(recorded, { numRuns: 1, seed: 8 });
    if (one === undefined) throw new Error('one event');
    const bytes = answer(new ReadEvent().setEvent(message(one)));
    for (let length = 1; length < bytes.length; length++)
      expect(() => decodeReadResponse(bytes.subarray(0, length))).toThrow(MessageBroken);
  });

  it('may have fields that are not known', () => {
    const [one] = fc.sample(recorded, { numRuns: 1, seed: 9 });
    if (one === undefined) throw new Error('one event');
    const event = Buffer.from(new ReadEvent().setEvent(message(one)).serializeBinary());
    // field 100: a number, eight bytes, text, four bytes
    const unknown = [
      [0xa0, 0x06, 0x96, 0x01],
      [0xa1, 0x06, 1, 2, 3, 4, 5, 6, 7, 8],
      [0xa2, 0x06, 1, 65],
      [0xa5, 0x06, 1, 2, 3, 4],
    ];
    const whole = Buffer.concat([event, Buffer.from(unknown.flat())]);
    const length = [0x80 | (whole.length & 127), whole.length >> 7];
    const decoded = decodeReadResponse(Buffer.concat([Buffer.from([0x0a, ...length]), whole]));
    expect(decoded).not.toBeInstanceOf(streams.ReadResp);
    expect(converted(decoded)).toMatchObject({ event: { id: one.id } });
  });
});
