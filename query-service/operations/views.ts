import type { Kysely } from 'kysely';
import { type Static, Type } from 'typebox';
import { idOfStream } from '../../events/streams.ts';
import { formatPosition, LogPosition } from '../../platform/http/log-position.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { ParkedStream } from '../../platform/projection/view.ts';
import {
  type OperationsTables,
  operationsSchema,
  type VerificationRow,
} from '../../projection-service/verification/verifications.ts';
import { fromPostgres, StoreUnavailable } from '../stores/store-unavailable.ts';
import { lagSeconds } from './lag.ts';
import type { LogEnd } from './log-end.ts';
import type { OperatedView } from './operated-views.ts';

const time = (description: string) => Type.String({ description: `${description} (RFC 3339, UTC)` });

const Parked = Type.Object({
  stream: Type.String(),
  invoiceId: Type.Optional(Type.String()),
  revision: Type.Integer({ description: 'Of the event that was refused: it and all after it in the stream wait' }),
  type: Type.String(),
  position: LogPosition,
  reason: Type.String(),
  since: time('When it was parked'),
  waiting: Type.Optional(Type.Integer({ description: 'How many events wait; absent where the log does not tell' })),
});

const Verification = Type.Object({
  verifiedAt: time('When the view was compared with the log last'),
  position: Type.Optional(LogPosition),
  events: Type.Integer({ description: 'That were replayed for it' }),
  rows: Type.Integer({ description: 'That were compared' }),
  differences: Type.Integer(),
  first: Type.Optional(Type.String({ description: 'The first difference, in words' })),
});

const states = ['live', 'behind', 'stalled', 'unavailable'] as const;

const ViewStanding = Type.Object({
  view: Type.String({ examples: ['balances'] }),
  store: Type.Enum(['PostgreSQL', 'MongoDB']),
  state: Type.Enum([...states], {
    description: 'It has all; it lacks events, and moves; it lacks events, and does not move; it does not answer',
  }),
  reason: Type.Optional(Type.String({ description: 'Why it is stalled or unavailable' })),
  version: Type.Optional(Type.Integer({ description: 'Of the projection that built it' })),
  position: Type.Optional(LogPosition),
  movedAt: Type.Optional(time('When its position moved last')),
  lagSeconds: Type.Optional(
    Type.Number({ description: 'How long ago the first event it has not got was recorded; 0 where it has all' }),
  ),
  parkedStreams: Type.Optional(Type.Integer({ description: 'How many streams it goes on without' })),
  parked: Type.Array(Parked, { description: 'The first of them' }),
  verification: Type.Optional(Verification),
});
type ViewStanding = Static<typeof ViewStanding>;

export const Views = Type.Object(
  { end: Type.Optional(LogPosition), views: Type.Array(ViewStanding) },
  { description: 'How each view is; `end` is where the log ends' },
);

/** How many parked streams are shown of a view. */
const mostParked = 100;
/** A view that lacks events and has not moved for so long does not move. */
const stalledAfterMs = 10_000;

/** How a view is, whether or not its store answers. */
export async function standingOf(one: OperatedView, log: LogEnd, now: Date): Promise<ViewStanding> {
  const { name, store, guard, view } = one;
  try {
    const [standing, parked] = await Promise.all([guard(one.standing()), guard(view.parking?.parked() ?? none())]);
    const [lag, shown] = await Promise.all([
      lagSeconds(log, one, standing, now),
      Promise.all(parked.slice(0, mostParked).map((stream) => parkedShown(log, stream))),
    ]);
    const { version, position, movedAt } = standing;
    return {
      view: name,
      store,
      ...stateBy(lag, now.getTime() - movedAt.getTime()),
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

const none = async (): Promise<ParkedStream[]> => [];

function stateBy(lag: number | undefined, restedMs: number): Pick<ViewStanding, 'state' | 'reason'> {
  if (lag === undefined) return { state: 'stalled', reason: 'EventStoreDB does not answer' };
  if (lag === 0) return { state: 'live' };
  if (lag * 1_000 < stalledAfterMs || restedMs < stalledAfterMs) return { state: 'behind' };
  return {
    state: 'stalled',
    reason: `it has not moved for ${Math.round(restedMs / 1_000)} s: the projection service is down, or fails at the next event`,
  };
}

async function parkedShown(
  log: LogEnd,
  { stream, revision, type, position, reason, parkedAt }: ParkedStream,
): Promise<ViewStanding['parked'][number]> {
  const waiting = await log.waiting({ stream, revision }).catch((error: unknown) => {
    if (!(error instanceof StoreUnavailable)) throw error;
  });
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

/** What was found when each view was compared with the log last; none where PostgreSQL is away, or none was. */
export async function lastVerifications(
  db: Kysely<OperationsTables>,
): Promise<ReadonlyMap<string, Static<typeof Verification>>> {
  const rows = db.withSchema(operationsSchema).selectFrom('verifications').selectAll().execute();
  try {
    return new Map((await fromPostgres(operationsSchema, rows)).map((row) => [row.projection, verificationOf(row)]));
  } catch (error) {
    if (error instanceof Problem) return new Map();
    throw error;
  }
}

const verificationOf = ({ verified_at, position, events, rows, differences, first }: VerificationRow) => ({
  verifiedAt: verified_at.toISOString(),
  ...(position !== null && { position }),
  events,
  rows,
  differences,
  ...(first !== null && { first }),
});
