import { queryOptions } from '@tanstack/react-query';
import { type Answer, answerOf, commands, queries } from '../api/client.ts';
import { Problem, Unreachable } from '../api/problem.ts';

export type ViewStanding = Answer<'/views'>['views'][number];
export type ParkedStream = ViewStanding['parked'][number];
type Readiness = Answer<'/readyz'>;

/** A service as it says it is; undefined dependencies where it does not answer. */
export type ServiceStanding = {
  status: Readiness['status'] | 'unreachable';
  dependencies: Readiness['dependencies'];
};

/** What stands here changes without an event of the ledger. */
const LOOK_AGAIN_MS = 4_000;

export const viewsRead = queryOptions({
  queryKey: ['operations', 'views'],
  queryFn: ({ signal }) => answerOf(queries.GET('/views', { signal })),
  staleTime: 0,
  refetchInterval: LOOK_AGAIN_MS,
});

/** A service that is not ready, or does not answer, is an answer here, no failure. */
export const serviceRead = (name: 'command' | 'query') =>
  queryOptions({
    queryKey: ['operations', 'service', name],
    queryFn: ({ signal }): Promise<ServiceStanding> =>
      standing(name === 'command' ? commands.GET('/readyz', { signal }) : queries.GET('/readyz', { signal })),
    staleTime: 0,
    refetchInterval: LOOK_AGAIN_MS,
  });

async function standing(call: Parameters<typeof answerOf<Readiness>>[0]): Promise<ServiceStanding> {
  try {
    return await answerOf(call);
  } catch (error) {
    if (error instanceof Problem && 'dependencies' in error.document) return error.document as ServiceStanding;
    if (error instanceof Unreachable || error instanceof Problem) return { status: 'unreachable', dependencies: {} };
    throw error;
  }
}

/** @returns how many events had waited; 0 where the stream goes on already, as after an answer that was lost */
export async function resume(view: string, stream: string, signal: AbortSignal): Promise<{ events: number }> {
  try {
    const params = { path: { view, stream } };
    return await answerOf(queries.POST('/views/{view}/parked/{stream}/resume', { params, signal }));
  } catch (error) {
    if (error instanceof Problem && error.rule === 'stream-not-parked') return { events: 0 };
    throw error;
  }
}
