import {
  type AppendExpectedRevision,
  type AppendToStreamOptions,
  binaryEvent,
  DeadlineExceededError,
  jsonEvent,
  MaxAppendSizeExceededError,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import { describe, expect, it } from 'vitest';
import { all, newStream, noted, notes, numbers, revisions, withEventStore } from '../testing/with-event-store.ts';

const { client } = withEventStore();

// A call with credentials of its own goes through Append, every other through BatchAppend.
const CALLS: [string, AppendToStreamOptions][] = [
  ['BatchAppend', {}],
  ['Append', { credentials: { username: 'admin', password: 'changeit' } }],
];

describe.each(CALLS)('an append by %s', (_name, call) => {
  const append = (stream: string, events: Parameters<ReturnType<typeof client>['appendToStream']>[1], options = {}) =>
    client().appendToStream(stream, events, { ...call, ...options });

  it('creates a stream at revision 0 and continues without gaps', async () => {
    const stream = newStream();
    const begun = await append(stream, notes(3), { expectedRevision: 'no_stream' });
    const gone = await append(stream, notes(2, 3), { expectedRevision: begun.nextExpectedRevision });
    expect(begun.nextExpectedRevision).toBe(2n);
    expect(gone.nextExpectedRevision).toBe(4n);
    expect(revisions(await all(client().readStream(stream)))).toEqual([0, 1, 2, 3, 4]);
  });

  it('answers with the position of its last event, and later ones with higher positions', async () => {
    const stream = newStream();
    const { position: earlier } = await append(stream, notes(2));
    const { position: later } = await append(stream, notes(1));
    const read = await all(client().readStream(stream));
    expect(read[1]?.event?.position).toEqual(earlier);
    expect(read[2]?.event?.position).toEqual(later);
    expect(later?.commit).toBeGreaterThan(earlier?.commit ?? 0n);
  });

  it.each<[string, AppendExpectedRevision, number, bigint | 'no_stream' | 'accepted']>([
    ['no stream, and there is none', 'no_stream', 0, 'accepted'],
    ['no stream, but there is one', 'no_stream', 2, 1n],
    ['any revision, and there is no stream', 'any', 0, 'accepted'],
    ['any revision, and there is a stream', 'any', 2, 'accepted'],
    ['a stream, and there is one', 'stream_exists', 2, 'accepted'],
    ['a stream, but there is none', 'stream_exists', 0, 'no_stream'],
    ['the revision that it has', 1n, 2, 'accepted'],
    ['an earlier revision', 0n, 2, 1n],
    ['a later revision', 5n, 2, 1n],
    ['a revision, but there is no stream', 0n, 0, 'no_stream'],
  ])('that expects %s', async (_name, expectedRevision, count, outcome) => {
    const stream = newStream();
    if (count > 0) await append(stream, notes(count));
    const appending = append(stream, noted(9), { expectedRevision });
    if (outcome === 'accepted') {
      expect((await appending).nextExpectedRevision).toBe(BigInt(count));
      return;
    }
    const refusal = await appending.catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(WrongExpectedVersionError);
    expect(refusal).toMatchObject({ streamName: stream, expectedVersion: expectedRevision, actualVersion: outcome });
  });

  it('that is retried gets its first answer, whatever was appended since', async () => {
    const stream = newStream();
    await append(stream, notes(2));
    const events = notes(2, 2);
    const once = await append(stream, events, { expectedRevision: 1n });
    await append(stream, noted(4));
    const again = await append(stream, events, { expectedRevision: 1n });
    expect(again).toMatchObject({ success: true, nextExpectedRevision: once.nextExpectedRevision });
    expect(numbers(await all(client().readStream(stream)))).toEqual([0, 1, 2, 3, 4]);
  });

  it.each(['no_stream', 'any'] as const)('that is retried, expecting %s, is recognised', async (expectedRevision) => {
    const stream = newStream();
    const events = notes(3);
    const once = await append(stream, events, { expectedRevision });
    const again = await append(stream, events, { expectedRevision });
    expect(again.nextExpectedRevision).toBe(once.nextExpectedRevision);
    expect(await all(client().readStream(stream))).toHaveLength(3);
  });

  it.each(['no_stream', 'any', 0n] as const)(
    'that is retried in part, expecting %s, is a wrong version',
    async (expected) => {
      const stream = newStream();
      const before = expected === 0n ? [noted(7)] : [];
      const event = noted(0);
      if (before.length > 0) await append(stream, before);
      await append(stream, event, { expectedRevision: expected });
      const more = append(stream, [event, noted(1)], { expectedRevision: expected });
      await expect(more).rejects.toBeInstanceOf(WrongExpectedVersionError);
      expect(await all(client().readStream(stream))).toHaveLength(before.length + 1);
    },
  );

  it('with the id of an event on another stream is a new event', async () => {
    const event = noted(1);
    const [one, other] = [newStream(), newStream()];
    await append(one, event);
    await append(other, event);
    expect(await all(client().readStream(other))).toHaveLength(1);
  });

  it('stores bytes, JSON, metadata and names as they were', async () => {
    const stream = newStream('Größe €');
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    const large = 'ß'.repeat(25_000);
    await append(stream, [
      binaryEvent({ type: 'Scanned', data: bytes, metadata: Uint8Array.of(0, 255) }),
      jsonEvent({ type: 'Größe.Gemessen', data: { large, '€': null }, metadata: { actor: 'Zoë' } }),
    ]);
    const [scanned, measured] = await all(client().readStream(stream));
    expect(scanned?.event).toMatchObject({ streamId: stream, type: 'Scanned', isJson: false });
    expect(Buffer.from(scanned?.event?.data as Uint8Array)).toEqual(Buffer.from(bytes));
    expect(Buffer.from(scanned?.event?.metadata as Uint8Array)).toEqual(Buffer.from([0, 255]));
    expect(measured?.event).toMatchObject({
      type: 'Größe.Gemessen',
      data: { large, '€': null },
      metadata: { actor: 'Zoë' },
    });
  });

  it('that is too large is refused, and nothing of it is written', async () => {
    const stream = newStream();
    const large = jsonEvent({ type: 'Noted', data: { text: 'x'.repeat(1_500_000) } });
    const refusal = await append(stream, [noted(0), large]).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(MaxAppendSizeExceededError);
    expect((refusal as MaxAppendSizeExceededError).maxAppendSize).toBeGreaterThan(0);
    await append(stream, noted(1), { expectedRevision: 'no_stream' });
  });

  it('succeeds once among fifty that expect the same revision', async () => {
    const stream = newStream();
    const appends = notes(50).map((event) => append(stream, event, { expectedRevision: 'no_stream' }));
    const outcomes = await Promise.allSettled(appends);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await all(client().readStream(stream))).toHaveLength(1);
  });

  it('stays together among many at the same time', async () => {
    const stream = newStream();
    await Promise.all(Array.from({ length: 32 }, (_, index) => append(stream, notes(3, 3 * index))));
    const read = await all(client().readStream(stream));
    expect(revisions(read)).toEqual(Array.from({ length: 96 }, (_, index) => index));
    const appended = numbers(read);
    const firsts = appended.filter((_, index) => index % 3 === 0);
    expect(appended).toEqual(firsts.flatMap((n) => [n, n + 1, n + 2]));
  });
});

describe('a batch append', () => {
  it('in many chunks is one append', async () => {
    const stream = newStream();
    const appends = [0, 100].map((from) => client().appendToStream(stream, notes(100, from), { batchAppendSize: 500 }));
    await Promise.all(appends);
    const read = numbers(await all(client().readStream(stream)));
    expect(read.slice(0, 100)).toEqual(notes(100, read[0]).map(({ data }) => data.n));
    expect(read.slice(100)).toEqual(notes(100, read[100]).map(({ data }) => data.n));
  });

  it('in many chunks that is refused early is answered once, and the connection goes on', async () => {
    const stream = newStream();
    const large = jsonEvent({ type: 'Noted', data: { text: 'x'.repeat(300_000) } });
    const many = Array.from({ length: 10 }, () => ({ ...large, id: crypto.randomUUID() }));
    const refused = client().appendToStream(stream, many, { batchAppendSize: 400_000 });
    await expect(refused).rejects.toBeInstanceOf(MaxAppendSizeExceededError);
    await client().appendToStream(stream, noted(0), { expectedRevision: 'no_stream' });
  });

  it('whose deadline has passed is refused and not written', async () => {
    const stream = newStream();
    const late = client().appendToStream(stream, noted(0), { deadline: -5000 });
    await expect(late).rejects.toBeInstanceOf(DeadlineExceededError);
    await client().appendToStream(stream, noted(1), { expectedRevision: 'no_stream' });
  });
});
