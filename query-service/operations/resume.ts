import { type Static, Type } from 'typebox';
import { Problem, Unavailable } from '../../platform/http/problem.ts';
import { TooBusyToResume } from '../../platform/projection/resume.ts';
import { EventRefused } from '../../platform/projection/view.ts';
import type { LogEnd } from './log-end.ts';
import type { OperatedView } from './operated-views.ts';

export const Resumed = Type.Object(
  { view: Type.String(), stream: Type.String(), events: Type.Integer({ description: 'How many had waited' }) },
  { description: 'The stream goes on with the others' },
);
export type Resumed = Static<typeof Resumed>;

const refused = (type: string, status: number, title: string, detail: string): Problem =>
  new Problem({ type, status, title, detail });

/**
 * Takes in what waits for a parked stream, as `ledger resume` does.
 * @throws Problem 404 view-not-found or stream-not-parked, 409 event-refused; Unavailable
 */
export async function resumeIn(
  views: readonly OperatedView[],
  log: LogEnd,
  name: string,
  stream: string,
): Promise<Resumed> {
  const one = views.find((view) => view.name === name);
  if (one === undefined) throw refused('view-not-found', 404, 'No such view', `There is no view ${name}`);
  const { view, guard } = one;
  const parked = (await guard(view.parking?.parked() ?? Promise.resolve([]))).find(
    (parked) => parked.stream === stream,
  );
  if (parked === undefined) {
    throw refused('stream-not-parked', 404, 'The stream is not parked', `${name} does not go on without ${stream}`);
  }
  return { view: name, stream, events: await guard(log.resume(view, parked).catch(asProblem)) };
}

function asProblem(error: unknown): never {
  if (error instanceof EventRefused) {
    throw refused('event-refused', 409, 'An event can still not be taken in: the stream stays parked', error.message);
  }
  if (error instanceof TooBusyToResume) {
    const busy = { type: 'view-busy', title: 'The view moves too fast to let a stream in' };
    throw new Unavailable({ ...busy, detail: error.message, retryAfterSeconds: 1 });
  }
  throw error;
}
