import { Readable } from 'node:stream';
import { Type } from 'typebox';
import { costs } from '../../platform/access/cost.ts';
import { LogPosition, parsePosition } from '../../platform/http/log-position.ts';
import { Unavailable } from '../../platform/http/problems/problem.ts';
import type { Service } from '../../platform/http/service.ts';
import { whenOver } from '../../platform/http/unanswered.ts';
import { NoSuchPosition } from '../as-of/moment.ts';
import type { BooksStore } from '../books/store.ts';
import { JournalFilter } from '../journal/filter.ts';
import { JournalEvent } from '../journal/find.ts';
import { chosenIn } from '../lists/several.ts';
import type { EventLog } from '../stores/event-log.ts';
import { follow, type Pace, unlessSlow, usualPace } from './follow.ts';

const mostListeners = 500;

/** Each listener reads the books again and again; more listeners would slow down all reads. */
export class TooManyListeners extends Unavailable {
  constructor() {
    super({
      title: 'Too many listeners',
      detail: `This process has ${mostListeners} listeners, which is the limit. Retry later.`,
      retryAfterSeconds: 10,
    });
  }
}

const Query = Type.Object(
  {
    invoice: JournalFilter.invoice,
    customer: JournalFilter.customer,
    type: JournalFilter.type,
    after: Type.Optional(
      Type.String({
        ...LogPosition,
        description: 'Events after this position, "0" for all events; only new events if absent',
      }),
    ),
  },
  { additionalProperties: false },
);

const sse = 'text/event-stream';
/** For ogen 1.25, whose Go does not compile if an operation answers event streams and problems: a client reads the stream itself. */
const readRaw = { 'x-ogen-raw-response': true };

export function liveRoutes(
  service: Service,
  books: BooksStore,
  log: Pick<EventLog, 'end'>,
  pace: Pace = usualPace,
): void {
  let listeners = 0;
  const closing = new AbortController();
  service.addHook('preClose', async () => closing.abort());

  service.get(
    '/events',
    {
      config: {
        scope: 'audit:read',
        cost: costs.listener,
        problems: { 404: 'no-such-position', 503: 'too-many-listeners, store-unavailable, view-not-built' },
      },
      schema: {
        tags: ['live'],
        operationId: 'listenToEvents',
        summary: 'Listen to events as they are recorded, by server-sent events',
        querystring: Query,
        headers: Type.Object({
          'last-event-id': Type.Optional(
            Type.String({ ...LogPosition, description: 'The position of the last event received' }),
          ),
        }),
        response: {
          200: {
            description:
              'A message for each event: its id is the position, its data are of this schema. Closings of the books have less (docs/api/events.json)',
            content: { [sse]: { schema: Type.Unsafe<Readable>(JournalEvent), ...readRaw } }, // as generators of clients expect it
          },
        },
      },
    },
    async (request, reply) => {
      if (listeners >= mostListeners) throw new TooManyListeners();
      const { after, ...query } = request.query;
      const filter = chosenIn(query);
      const asked = request.headers['last-event-id'] ?? after;
      const left = new AbortController();
      const signal = AbortSignal.any([left.signal, closing.signal]);
      listeners += 1;
      whenOver(reply, () => {
        listeners -= 1;
        left.abort();
      });
      const reached = (await books.view.reached()) ?? 0n;
      const from = asked === undefined ? reached : parsePosition(asked);
      if (from > reached) await requireInLog(from);
      const stream: Readable = Readable.from(
        unlessSlow(follow(books, filter, from, signal, pace), pace.takeMs, (error) => stream.destroy(error)),
      );
      return reply
        .type(sse)
        .headers({ 'cache-control': 'no-store', 'x-accel-buffering': 'no', connection: 'close' })
        .send(stream);
    },
  );

  /** A position of another log, of before a restore, would be waited for in vain. @throws NoSuchPosition, StoreUnavailable */
  async function requireInLog(position: bigint): Promise<void> {
    const end = await log.end();
    if (position > (end ?? 0n)) throw new NoSuchPosition(end);
  }
}
