import type streams from '@eventstore/db-client/generated/streams_pb.js';
import { unimplemented } from '../protocol/call-errors.ts';
import { RequestMalformed, streamNameOf } from '../protocol/codec.ts';
import { EVERYTHING, type Filter, parseFilter } from './filters.ts';

const HIGHEST_REVISION = 2n ** 63n - 1n;

/** A place in a stream (a revision) or in all streams (a position). */
export type Place = 'start' | 'end' | number;

export type ReadRequest =
  | { kind: 'read-stream'; stream: string; from: Place; isBackwards: boolean; count: number }
  | { kind: 'read-all'; from: Place; isBackwards: boolean; count: number }
  | { kind: 'subscribe-to-stream'; stream: string; after: Place }
  | { kind: 'subscribe-to-all'; after: Place; filter: Filter };

/** @throws RequestMalformed; CallFailed for what this server does not support */
export function parseReadRequest(request: streams.ReadReq): ReadRequest {
  const options = request.getOptions();
  if (!options) throw new RequestMalformed('the read has no options');
  if (options.getResolveLinks()) throw unimplemented('This event store has no links: read without resolveLinkTos.');
  const isBackwards = options.getReadDirection() === 1;
  const filter = options.getFilter();
  const stream = options.getStream();
  if (options.hasSubscription()) {
    if (isBackwards) throw new RequestMalformed('a subscription must read forwards');
    if (stream) {
      if (BigInt(stream.getRevision()) >= HIGHEST_REVISION)
        throw new RequestMalformed('no event is after this revision');
      return {
        kind: 'subscribe-to-stream',
        stream: streamNameOf(stream.getStreamIdentifier()),
        after: revision(stream),
      };
    }
    return {
      kind: 'subscribe-to-all',
      after: lastPosition(options),
      filter: filter ? parseFilter(filter) : EVERYTHING,
    };
  }
  if (filter) throw unimplemented('This event store filters subscriptions only, not reads.');
  const count = integer(options.getCount());
  if (stream) {
    const name = streamNameOf(stream.getStreamIdentifier());
    return { kind: 'read-stream', stream: name, from: revision(stream), isBackwards, count };
  }
  return { kind: 'read-all', from: position(options), isBackwards, count };
}

function revision(options: streams.ReadReq.Options.StreamOptions): Place {
  if (options.hasStart()) return 'start';
  if (options.hasEnd()) return 'end';
  return integer(options.getRevision());
}

function position(options: streams.ReadReq.Options): Place {
  const all = options.getAll();
  if (!all) throw new RequestMalformed('the read names neither a stream nor all of them');
  if (all.hasStart()) return 'start';
  if (all.hasEnd()) return 'end';
  return integer(all.getPosition()?.getCommitPosition() ?? '0');
}

/**
 * The position after which a subscription begins. Events are ordered by commit, then prepare, and both are the same for each event:
 * a pair with a lower prepare is before the event at its commit.
 */
function lastPosition(options: streams.ReadReq.Options): Place {
  const pair = options.getAll()?.getPosition();
  const commit = BigInt(pair?.getCommitPosition() ?? 0);
  const prepare = BigInt(pair?.getPreparePosition() ?? 0);
  if (commit < prepare) throw new RequestMalformed('the commit position is lower than the prepare position');
  const place = position(options);
  return typeof place === 'number' && prepare < commit ? place - 1 : place;
}

/** An unsigned 64-bit integer. Values beyond the largest exact number are beyond the end of any log. */
function integer(text: string): number {
  return Math.min(Number(text), Number.MAX_SAFE_INTEGER);
}
