import { type Static, Type } from 'typebox';
import { idOfStream } from '../../events/streams.ts';
import { formatPosition, LogPosition } from '../../platform/http/log-position.ts';
import { Problem } from '../../platform/http/problems/problem.ts';
import { whyNotOf } from '../../platform/projection/of-log.ts';
import type { ParkedStream } from '../../platform/projection/view.ts';
import type { VerificationRow } from '../../projection-service/verification/verifications.ts';
import type { LogEnd } from './log-end.ts';
import type { OperatedView } from './store.ts';

const time = (description: string) => Type.String({ description: `${description} (RFC 3339, UTC)` });

const Parked = Type.Object(
  {
    stream: Type.String(),
    invoiceId: Type.Optional(Type.String()),
    revision: Type.Integer({
      description: 'The revision of the refused event; it and all later events of the stream wait',
    }),
    type: Type.String({ description: 'The type of the event that is refused' }),
    position: LogPosition,
    reason: Type.String({ description: 'Why it is refused' }),
    since: time('When it was parked'),
    waiting: Type.Optional(
      Type.Integer({ description: 'How many events wait; absent if the event store cannot be reached' }),
    ),
  },
  { title: 'ParkedStream' },
);

const Verification = Type.Object(
  {
    verifiedAt: time('When the view was last compared with the log'),
    position: Type.Optional(LogPosition),
    events: Type.Integer({ description: 'How many events were replayed' }),
    rows: Type.Integer({ description: 'How many rows were compared' }),
    differences: Type.Integer(),
    first: Type.Optional(Type.String({ description: 'A description of the first difference' })),
  },
  { title: 'Verification' },
);

const states = ['live', 'behind', 'stalled', 'unavailable'] as const;

const ViewShown = Type.Object(
  {
    view: Type.String({ examples: ['balances'] }),
    store: Type.Enum(['PostgreSQL', 'MongoDB']),
    state: Type.Enum([...states], {
      description:
        'live: it has all events; behind: it is catching up; stalled: events are missing and its position does not move; unavailable: its store does not answer',
    }),
    reason: Type.Optional(Type.String({ description: 'Why it is stalled or unavailable' })),
    version: Type.Optional(Type.Integer({ description: 'The version of the projection that built it' })),
    position: Type.Optional(LogPosition),
    movedAt: Type.Optional(time('When its position last moved')),
    lagSeconds: Type.Optional(
      Type.Number({ description: 'The age of the first event that the view does not have; 0 if it has all' }),
    ),
    parkedStreams: Type.Optional(Type.Integer({ description: 'How many streams are parked' })),
    parked: Type.Array(Parked, { description: 'The first parked streams' }),
    verification: Type.Optional(Verification),
  },
  { title: 'View' },
);
type ViewShown = Static<typeof ViewShown>;

export const Views = Type.Object(
  { end: Type.Optional(LogPosition), views: Type.Array(ViewShown) },
  {
    title: 'Views',
    description:
      'The state of each view; `end` is the position of the last event. It may be of a stream that no view reads, so reads do not wait for it',
  },
);

/** The most parked streams that are shown of a view. */
const mostParked = 100;
/** A view that lacks events is stalled if it has not moved for this long. */
const stalledAfterMs = 10_000;

/** The state of a view, also if its store does not answer. */
export async function viewShown({ name, store, state }: OperatedView, log: LogEnd, now: Date): Promise<ViewShown> {
  try {
    const built = await state();
    const { version, position, movedAt, parked } = built;
    const [end, lag, shown] = await Promise.all([
      log.state(built),
      log.lagSeconds(name, position, now),
      Promise.all(parked.slice(0, mostParked).map((stream) => parkedShown(log, stream))),
    ]);
    return {
      view: name,
      store,
      ...stateBy(end && whyNotOf({ name, ...built }, end), end && lag, now.getTime() - movedAt.getTime()),
      version,
      ...(position !== undefined && { position: formatPosition(position) }),
      movedAt: movedAt.toISOString(),
      ...(lag !== undefined && { lagSeconds: lag }),
      parkedStreams: parked.length,
      parked: shown,
    };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { view: name, store, state: 'unavailable', reason: error.message, parked: [] };
  }
}

function stateBy(
  whyNotOfLog: string | undefined,
  lag: number | undefined,
  restedMs: number,
): Pick<ViewShown, 'state' | 'reason'> {
  if (whyNotOfLog !== undefined) return { state: 'stalled', reason: whyNotOfLog };
  if (lag === undefined) return { state: 'stalled', reason: 'EventStoreDB does not answer' };
  if (lag === 0) return { state: 'live' };
  if (lag * 1_000 < stalledAfterMs || restedMs < stalledAfterMs) return { state: 'behind' };
  return {
    state: 'stalled',
    reason: `its position has not moved for ${Math.round(restedMs / 1_000)} s: the projection service is down, or fails at the next event`,
  };
}

async function parkedShown(
  log: LogEnd,
  { stream, revision, type, position, reason, parkedAt }: ParkedStream,
): Promise<ViewShown['parked'][number]> {
  const waiting = await log.waiting({ stream, revision });
  return {
    stream,
    ...(stream.startsWith('invoice-') && { invoiceId: idOfStream(stream) }),
    revision,
    type,
    position: formatPosition(position),
    reason,
    since: parkedAt.toISOString(),
    ...(waiting !== undefined && { waiting }),
  };
}

export const verificationShown = ({
  verified_at,
  position,
  events,
  rows,
  differences,
  first,
}: VerificationRow): Static<typeof Verification> => ({
  verifiedAt: verified_at.toISOString(),
  ...(position !== null && { position }),
  events,
  rows,
  differences,
  ...(first !== null && { first }),
});
