import { PassThrough } from 'node:stream';
import { AccessDeniedError } from '@eventstore/db-client';
import { Channel, ChannelCredentials, Metadata, status } from '@grpc/grpc-js';
import { expect, it } from 'vitest';
import { isEventStoreError, isEventStoreUnavailable } from './guarded-event-store.ts';

/** What gRPC throws if a call is made on a channel that was closed meanwhile. */
function errorOfClosedChannel(): unknown {
  const channel = new Channel('127.0.0.1:1', ChannelCredentials.createInsecure(), {});
  channel.close();
  try {
    channel.createCall('/x', Number.POSITIVE_INFINITY, null, null, null);
  } catch (error) {
    return error;
  }
  return undefined;
}

/** What Node says of a write to a stream that was closed meanwhile. */
const errorOfClosedStream = (close: (stream: PassThrough) => void): Promise<unknown> =>
  new Promise((resolve) => {
    const stream = new PassThrough().on('error', () => {});
    close(stream);
    stream.write('x', resolve);
  });

it('an error of a connection that was closed meanwhile says that the event store is unavailable', async () => {
  const errors = [
    errorOfClosedChannel(),
    await errorOfClosedStream((stream) => stream.end()),
    await errorOfClosedStream((stream) => stream.destroy()),
    Object.assign(new Error('14 UNAVAILABLE'), { code: status.UNAVAILABLE, metadata: new Metadata() }),
  ];
  for (const error of errors) expect([error, isEventStoreUnavailable(error)]).toEqual([error, true]);
});

it('a user that lacks a right does not open the breaker', () => {
  expect(isEventStoreError(new AccessDeniedError())).toBe(true);
  expect(isEventStoreUnavailable(new AccessDeniedError())).toBe(false);
});

it('an error of the program does not', () => {
  for (const error of [new TypeError('x is not a function'), new Error('Channel'), { code: 14 }, undefined])
    expect(isEventStoreError(error)).toBe(false);
});
