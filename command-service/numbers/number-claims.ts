import { type EventStoreDBClient, NO_STREAM, WrongExpectedVersionError } from '@eventstore/db-client';
import type { NumberEvent } from '../../events/number.ts';
import type { Metadata, Recorded } from '../../events/recorded.ts';
import type { NumberAllocated } from '../../events/series.ts';
import { streamName } from '../../events/streams.ts';
import { lastEvents, readStream } from '../../platform/stores/read-stream.ts';
import { append } from '../handling/append.ts';

/** The claims of numbers in the event store. They are not cached: a number is claimed once, and seldom asked for again. */
export type NumberClaims = {
  /**
   * Claims a number, as the first on its stream or after the claim at revision `after`.
   * @returns the claim that holds the number if another one was first; undefined if this one holds it
   * @throws the event store's errors: after those it is unknown whether the claim was recorded
   */
  claim<Claim extends NumberEvent>(
    stream: string,
    claim: Claim,
    metadata: Metadata,
    after?: number,
  ): Promise<Recorded<Claim> | undefined>;
  /** The last claim of a number; undefined if nothing has claimed it. */
  last<Claim extends NumberEvent>(stream: string): Promise<Recorded<Claim> | undefined>;
  /** The invoice to which a series gave one of its numbers; undefined if it has not given it yet. */
  allocated(series: string, number: string): Promise<Recorded<NumberAllocated> | undefined>;
};

export const numberClaims = (client: EventStoreDBClient): NumberClaims => ({
  async claim<Claim extends NumberEvent>(stream: string, claim: Claim, metadata: Metadata, after = -1) {
    try {
      await append(client, stream, [{ event: claim, metadata }], after < 0 ? NO_STREAM : BigInt(after));
      return undefined;
    } catch (error) {
      if (!(error instanceof WrongExpectedVersionError)) throw error;
      const [holder] = await lastEvents<Claim>(client, stream, 1);
      if (holder === undefined) throw error;
      return holder;
    }
  },

  async last<Claim extends NumberEvent>(stream: string) {
    const [last] = await lastEvents<Claim>(client, stream, 1);
    return last;
  },

  async allocated(series, number) {
    const revision = Number(number.slice(series.length)) - 1;
    let found: Recorded<NumberAllocated> | undefined;
    const options = { fromRevision: BigInt(revision), maxCount: 1 };
    await readStream<NumberAllocated>(client, streamName('series', series), options, (event) => {
      found = event;
    });
    return found;
  },
});
