import type streams from '@eventstore/db-client/generated/streams_pb.js';
import { RequestMalformed } from '../protocol/codec.ts';

/** The revision that a writer expects; a bigint is that of the last event. */
export type ExpectedRevision = 'any' | 'no-stream' | 'stream-exists' | bigint;

type RequestOptions =
  | streams.AppendReq.Options
  | streams.BatchAppendReq.Options
  | streams.DeleteReq.Options
  | streams.TombstoneReq.Options;

/** @throws RequestMalformed if the request has none */
export function expectedRevisionOf(options: RequestOptions): ExpectedRevision {
  if (options.hasAny()) return 'any';
  if (options.hasNoStream()) return 'no-stream';
  if (options.hasStreamExists()) return 'stream-exists';
  if ('hasStreamPosition' in options) {
    if (options.hasStreamPosition()) return BigInt(options.getStreamPosition());
  } else if (options.hasRevision()) {
    return BigInt(options.getRevision());
  }
  throw new RequestMalformed('the request has no expected revision');
}
