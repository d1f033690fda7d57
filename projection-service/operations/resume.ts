import type { EventStoreDBClient } from '@eventstore/db-client';
import { Problem, Unavailable } from '../../platform/http/problems/problem.ts';
import type { Service } from '../../platform/http/service.ts';
import { requireOfLog } from '../../platform/projection/of-log.ts';
import { resume, TooBusyToResume } from '../../platform/projection/resume.ts';
import { type Resumed, resumePath, resumeProblems, resumeSchema } from '../../platform/projection/resume-route.ts';
import { EventRefused } from '../../platform/projection/view.ts';
import { fromEventStore } from '../../platform/stores/store-problems.ts';
import type { LedgerProjection } from '../projections.ts';

/** The route that resumes a parked stream. The query service forwards requests to it. */
export function resumeRoute(
  service: Service,
  projections: readonly LedgerProjection[],
  client: EventStoreDBClient,
): void {
  service.post(
    resumePath,
    { config: { scope: 'operations:write', problems: resumeProblems }, schema: resumeSchema },
    ({ params: { view, stream } }) => resumed(projections, client, view, stream),
  );
}

const refused = (type: string, status: number, title: string, detail: string): Problem =>
  new Problem({ type, status, title, detail });

/** @throws Problem 404 view-not-found or stream-not-parked, 409 event-refused or follow-ups-resume-themselves; ViewNotOfLog; Unavailable */
async function resumed(
  projections: readonly LedgerProjection[],
  client: EventStoreDBClient,
  name: string,
  stream: string,
): Promise<Resumed> {
  if (name === 'follow-ups') {
    const detail = `The process manager tries the parked streams of follow-ups every minute. When the cause is gone, ${stream} is no longer listed.`;
    throw refused('follow-ups-resume-themselves', 409, 'Nobody has to resume follow-ups', detail);
  }
  const { view, guard } = projections.find((projection) => projection.name === name) ?? {};
  if (view === undefined || guard === undefined)
    throw refused('view-not-found', 404, 'View not found', `There is no view ${name}. GET /views lists the views.`);
  const all = await guard(view.parking?.parked() ?? Promise.resolve([]));
  const parked = all.find((parked) => parked.stream === stream);
  if (parked === undefined) {
    throw refused(
      'stream-not-parked',
      404,
      'The stream is not parked',
      `${stream} is not parked in ${name}. GET /views/parked lists the parked streams.`,
    );
  }
  await guard(fromEventStore(requireOfLog(name, view, client)));
  const events = await guard(fromEventStore(resume(client, view, parked)).catch(asProblem));
  return { view: name, stream, events };
}

function asProblem(error: unknown): never {
  if (error instanceof EventRefused) {
    throw refused('event-refused', 409, 'The view still refuses an event, so the stream stays parked', error.message);
  }
  if (error instanceof TooBusyToResume) {
    const busy = { type: 'view-busy', title: 'The view is too busy to resume the stream' };
    throw new Unavailable({ ...busy, detail: error.message, retryAfterSeconds: 1 });
  }
  throw error;
}
