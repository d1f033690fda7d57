import { formatPosition } from '../../platform/http/log-position.ts';
import type { Service } from '../../platform/http/service.ts';
import { resumePath, resumeProblems, resumeSchema } from '../../platform/projection/resume-route.ts';
import type { EventLog } from '../stores/event-log.ts';
import { Incomplete, incompleteViews } from './incomplete.ts';
import { ifAvailable } from './log-end.ts';
import { resumeAt } from './resume.ts';
import type { OperationsStore } from './store.ts';
import { Views, verificationShown, viewShown } from './views.ts';

/**
 * Shows the state of the views, and resumes parked streams.
 * @param projectionUrl of the projection service, which resumes streams
 * @param now the clock of lags
 */
export function operationsRoutes(
  service: Service,
  operations: OperationsStore,
  events: EventLog,
  projectionUrl: string,
  now: () => Date,
): void {
  const { views, verifications, log } = operations;
  service.get(
    '/views',
    {
      config: { scope: 'ledger:read' },
      schema: {
        tags: ['operations'],
        operationId: 'getViews',
        summary: 'Get the state of each view: position, lag, parked streams and last verification',
        response: { 200: Views },
      },
    },
    async (_, reply) => {
      const [end, verified, shown] = await Promise.all([
        ifAvailable(events.end),
        verifications(),
        Promise.all(views.map((view) => viewShown(view, log, now()))),
      ]);
      reply.header('cache-control', 'no-store');
      return {
        ...(end !== undefined && { end: formatPosition(end) }),
        views: shown.map((view) => {
          const last = verified.find(({ projection }) => projection === view.view);
          return { ...view, ...(last && { verification: verificationShown(last) }) };
        }),
      };
    },
  );

  service.get(
    '/views/parked',
    {
      config: { scope: 'ledger:read' },
      schema: {
        tags: ['operations'],
        operationId: 'getParked',
        summary: 'Get what the views lack because streams are parked: whose streams, and which amounts',
        response: { 200: Incomplete },
      },
    },
    async (_, reply) => {
      reply.header('cache-control', 'no-store');
      return incompleteViews(operations);
    },
  );

  service.post(
    resumePath,
    {
      config: {
        scope: 'operations:write',
        problems: { ...resumeProblems, 503: `${resumeProblems[503]}, projection-service-unavailable` },
      },
      schema: resumeSchema,
    },
    async (request, reply) => {
      const { view, stream } = request.params;
      const { status, headers, body } = await resumeAt(projectionUrl, view, stream, request);
      return reply
        .code(status as 200)
        .headers(headers)
        .send(body as never); // a problem document is passed on unchanged
    },
  );
}
