import { ANY, binaryEvent, jsonEvent, NO_STREAM, STREAM_EXISTS } from '@eventstore/db-client';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendRequests, proposed } from './append-request.ts';

const id = '6f0c4d0e-8e5b-4c3a-9f57-2a1d7b3c9e10';
const deadline = new Date('2026-11-30T10:00:00.250Z');
const decoded = (...of: Parameters<typeof appendRequests>) =>
  appendRequests(...of).map((bytes) => streams.BatchAppendReq.deserializeBinary(bytes));
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString();

const event = fc.record({
  id: fc.uuid(),
  type: fc.string({ unit: 'grapheme' }),
  data: fc.object(),
  metadata: fc.option(fc.object(), { nil: undefined }),
});

describe('a request to append', () => {
  it('says to the generated code what was asked', () => {
    const expected = fc.oneof(
      fc.constantFrom(ANY, NO_STREAM, STREAM_EXISTS),
      fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }),
    );
    fc.assert(
      fc.property(
        fc.array(event, { maxLength: 5 }),
        fc.string({ unit: 'grapheme' }),
        expected,
        (events, stream, expected) => {
          const [request, ...more] = decoded(id, { stream, expected, deadline }, events.map(asJson).map(proposed));
          expect(more).toEqual([]);
          expect([request?.getCorrelationId()?.getString(), request?.getIsFinal()]).toEqual([id, true]);
          const options = request?.getOptions();
          expect(textOf(options?.getStreamIdentifier()?.getStreamName_asU8() ?? new Uint8Array())).toBe(stream);
          expect(options?.getDeadline()?.toDate()).toEqual(deadline);
          expect({
            any: options?.hasAny(),
            no_stream: options?.hasNoStream(),
            stream_exists: options?.hasStreamExists(),
            position: options?.hasStreamPosition() && options.getStreamPosition(),
          }).toEqual({
            any: expected === 'any',
            no_stream: expected === 'no_stream',
            stream_exists: expected === 'stream_exists',
            position: typeof expected === 'bigint' && String(expected),
          });
          const list = request?.getProposedMessagesList() ?? [];
          expect(list.map(fields)).toEqual(
            events.map(({ id, type, data, metadata }) => [
              id,
              type,
              'application/json',
              JSON.stringify(data),
              metadata === undefined ? '' : JSON.stringify(metadata),
            ]),
          );
        },
      ),
    );
  });

  it('has bytes as they are', () => {
    const bytes = binaryEvent({ id, type: 'Scan', data: new Uint8Array([0, 255]), metadata: new Uint8Array([7]) });
    const [request] = decoded(id, { stream: 'a', expected: ANY, deadline }, [proposed(bytes)]);
    const [message] = request?.getProposedMessagesList() ?? [];
    expect(message?.getMetadataMap().get('content-type')).toBe('application/octet-stream');
    expect([message?.getData_asU8(), message?.getCustomMetadata_asU8()]).toEqual([
      new Uint8Array([0, 255]),
      new Uint8Array([7]),
    ]);
  });

  it('that is larger than a server takes at once has several messages, of which the first says where and the last that it is the last', () => {
    const large = (n: number) => proposed(jsonEvent({ type: 'Large', data: { n, text: 'é'.repeat(700_000) } })); // 1.4 MB
    const requests = decoded(id, { stream: 'a', expected: ANY, deadline }, [1, 2, 3, 4, 5].map(large));
    expect(requests.map((one) => one.getProposedMessagesList().length)).toEqual([2, 2, 1]);
    expect(requests.map((one) => [one.hasOptions(), one.getIsFinal()])).toEqual([
      [true, false],
      [false, false],
      [false, true],
    ]);
    expect(requests.map((one) => one.getCorrelationId()?.getString())).toEqual([id, id, id]);
  });
});

const asJson = ({ metadata, ...event }: { id: string; type: string; data: object; metadata: object | undefined }) =>
  jsonEvent({ ...event, ...(metadata && { metadata }) } as never);

const fields = (message: streams.BatchAppendReq.ProposedMessage) => [
  message.getId()?.getString(),
  message.getMetadataMap().get('type'),
  message.getMetadataMap().get('content-type'),
  textOf(message.getData_asU8()),
  textOf(message.getCustomMetadata_asU8()),
];
