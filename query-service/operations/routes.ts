import { Type } from 'typebox';
import { formatPosition } from '../../platform/http/log-position.ts';
import type { Service } from '../../platform/http/service.ts';
import type { EventLog } from '../stores/event-log.ts';
import { StoreUnavailable } from '../stores/store-unavailable.ts';
import { Resumed, resumeIn } from './resume.ts';
import type { OperationsStore } from './store.ts';
import { lastVerifications, standingOf, Views } from './views.ts';

/** What those who operate the ledger see of its views, and do about them. @param now the clock of lags */
export function operationsRoutes(
  service: Service,
  { db, views, log }: OperationsStore,
  events: EventLog,
  now: () => Date,
): void {
  service.get(
    '/views',
    {
      config: { scope: 'ledger:read' },
      schema: {
        tags: ['operations'],
        summary: 'How each view is: its position, lag, parked streams, and what its last verification found',
        response: { 200: Views },
      },
    },
    async (_, reply) => {
      const [end, verifications, ...standings] = await Promise.all([
        events.end().catch(unlessAway),
        lastVerifications(db),
        ...views.map((view) => standingOf(view, log, now())),
      ]);
      reply.header('cache-control', 'no-store');
      return {
        ...(end !== undefined && { end: formatPosition(end) }),
        views: standings.map((standing) => {
          const verification = verifications.get(standing.view);
          return { ...standing, ...(verification && { verification }) };
        }),
      };
    },
  );

  service.post(
    '/views/:view/parked/:stream/resume',
    {
      config: {
        scope: 'operations:write',
        problems: {
          404: 'view-not-found, stream-not-parked',
          409: 'event-refused',
          503: 'view-busy, store-unavailable, view-not-built',
        },
      },
      schema: {
        tags: ['operations'],
        summary: 'Takes in what waits for a parked stream, and has it go on with the others',
        params: Type.Object({ view: Type.String(), stream: Type.String() }),
        response: { 200: Resumed },
      },
    },
    async (request) => resumeIn(views, log, request.params.view, request.params.stream),
  );
}

function unlessAway(error: unknown): undefined {
  if (!(error instanceof StoreUnavailable)) throw error;
}
