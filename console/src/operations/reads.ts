import { queryOptions } from '@tanstack/react-query';
import { type Answer, answerOf, commands, queries } from '../api/client.ts';
import { Problem, Unreachable } from '../api/problem.ts';

export type ViewStatus = Answer<'/views'>['views'][number];
export type ParkedStream = ViewStatus['parked'][number];
type Readiness = Answer<'/readyz'>;

/** A service's own report of its status; without dependencies if it is unreachable, or if a gateway does not forward the report. */
export type ServiceStatus = {
  status: Readiness['status'] | 'unreachable' | 'not-shown';
  dependencies: Readiness['dependencies'];
};

/** Statuses change without an event, so they are polled. */
const POLL_MS = 4_000;

export const viewsRead = queryOptions({
  queryKey: ['operations', 'views'],
  queryFn: ({ signal }) => answerOf(queries.GET('/views', { signal })),
  staleTime: 0,
  refetchInterval: POLL_MS,
});

/** A service that is not ready or unreachable is a result here, not an error. */
export const serviceRead = (name: 'command' | 'query') =>
  queryOptions({
    queryKey: ['operations', 'service', name],
    queryFn: ({ signal }): Promise<ServiceStatus> =>
      statusOf(name === 'command' ? commands.GET('/readyz', { signal }) : queries.GET('/readyz', { signal })),
    staleTime: 0,
    refetchInterval: POLL_MS,
  });

async function statusOf(call: Parameters<typeof answerOf<Readiness>>[0]): Promise<ServiceStatus> {
  try {
    return await answerOf(call);
  } catch (error) {
    if (error instanceof Problem && 'dependencies' in error.document) return error.document as ServiceStatus;
    if (error instanceof Problem && error.status === 404) return { status: 'not-shown', dependencies: {} };
    if (error instanceof Unreachable || error instanceof Problem) return { status: 'unreachable', dependencies: {} };
    throw error;
  }
}

/** @returns how many events were waiting; 0 if the stream is not parked, as after a lost answer */
export async function resume(view: string, stream: string, signal: AbortSignal): Promise<{ events: number }> {
  try {
    const params = { path: { view, stream } };
    return await answerOf(queries.POST('/views/{view}/parked/{stream}/resume', { params, signal }));
  } catch (error) {
    if (error instanceof Problem && error.rule === 'stream-not-parked') return { events: 0 };
    throw error;
  }
}
