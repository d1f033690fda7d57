import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import service from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { type ClientDuplexStream, credentials } from '@grpc/grpc-js';
import googleEmpty from 'google-protobuf/google/protobuf/empty_pb.js';
import timestamp from 'google-protobuf/google/protobuf/timestamp_pb.js';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { describeEmbedded, startEventStore, type TestEventStore } from '../../../testing/servers/event-store.ts';
import { callMetadata, newStream } from '../testing/with-event-store.ts';

// Requests that the official client never sends.

let store: TestEventStore;
let client: InstanceType<typeof service.StreamsClient>;
let call: ClientDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>;
let answers: streams.BatchAppendResp[];
beforeAll(async () => {
  store = await startEventStore();
});
afterAll(() => store.stop());
beforeEach(() => {
  client = new service.StreamsClient(`127.0.0.1:${store.port}`, credentials.createInsecure());
  call = client.batchAppend(callMetadata(store.url));
  answers = [];
  call.on('data', (answer: streams.BatchAppendResp) => answers.push(answer));
});
afterEach(async () => {
  call.end();
  await once(call, 'end');
  client.close();
});

type Chunk = { id: string; stream?: string; deadline?: Date; eventId?: string; isFinal?: boolean };

function send({ id, stream, deadline, eventId, isFinal = false }: Chunk): void {
  const chunk = new streams.BatchAppendReq().setCorrelationId(new shared.UUID().setString(id)).setIsFinal(isFinal);
  if (stream) {
    const options = new streams.BatchAppendReq.Options().setAny(new googleEmpty.Empty());
    options.setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(stream)));
    if (deadline) options.setDeadline(timestamp.Timestamp.fromDate(deadline));
    chunk.setOptions(options);
  }
  if (eventId) {
    const message = new streams.BatchAppendReq.ProposedMessage().setId(new shared.UUID().setString(eventId));
    message.getMetadataMap().set('type', 'Noted').set('content-type', 'application/json');
    chunk.addProposedMessages(message);
  }
  call.write(chunk);
}

const described = () => answers.map((answer) => answer.getError()?.getDetails()?.getTypeName() ?? 'appended');

describeEmbedded('a batch append', () => {
  it('whose last chunk does not arrive is answered once, at its deadline, and never written', async () => {
    const id = randomUUID();
    const stream = newStream();
    send({ id, stream, deadline: new Date(Date.now() + 200), eventId: randomUUID() });
    await expect.poll(described).toEqual(['event_store.client.Timeout']);
    send({ id, eventId: randomUUID(), isFinal: true });
    send({ id: randomUUID(), stream, eventId: randomUUID(), isFinal: true });
    await expect.poll(described).toEqual(['event_store.client.Timeout', 'appended']);
    expect(answers[1]?.getSuccess()?.getCurrentRevision()).toBe('0');
  });

  it.each<[string, Omit<Chunk, 'id'>]>([
    ['without options', { eventId: randomUUID() }],
    ['with an event whose id is not a UUID', { stream: 'contract-1', eventId: 'seven' }],
  ])('%s is refused, and the next one on the same stream is not', async (_what, chunk) => {
    send({ id: randomUUID(), ...chunk, isFinal: true });
    send({ id: randomUUID(), stream: newStream(), eventId: randomUUID(), isFinal: true });
    await expect.poll(described).toEqual(['event_store.client.BadRequest', 'appended']);
  });

  it('treats an event id in capitals as the same', async () => {
    const stream = newStream();
    const eventId = '0193f7a0-0000-7000-8000-00000000002a';
    send({ id: randomUUID(), stream, eventId, isFinal: true });
    send({ id: randomUUID(), stream, eventId: eventId.toUpperCase(), isFinal: true });
    await expect.poll(described).toEqual(['appended', 'appended']);
    expect(answers.map((answer) => answer.getSuccess()?.getCurrentRevision())).toEqual(['0', '0']);
  });
});
