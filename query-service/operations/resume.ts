import type { FastifyRequest } from 'fastify';
import { Unavailable } from '../../platform/http/problems/problem.ts';
import { resumePath } from '../../platform/projection/resume-route.ts';

/** More than the projection service needs for a stream of thousands of events. */
const deadlineMs = 60_000;

/** The projection service cannot be reached, or does not answer in time. */
export class ProjectionServiceUnavailable extends Unavailable {
  constructor(cause: unknown) {
    super(
      {
        title: 'The projection service does not answer',
        detail: 'The projection service resumes parked streams. It is unreachable or too slow. Retry later.',
        retryAfterSeconds: 2,
      },
      { cause },
    );
  }
}

/**
 * Forwards the request, with its token, to the projection service, which writes the views.
 * @throws ProjectionServiceUnavailable
 */
export async function resumeAt(
  projectionUrl: string,
  view: string,
  stream: string,
  { id, headers: { authorization } }: FastifyRequest,
): Promise<{ status: number; headers: Record<string, string>; body: string }> {
  const path = resumePath.replace(':view', encodeURIComponent(view)).replace(':stream', encodeURIComponent(stream));
  try {
    const response = await fetch(new URL(path, projectionUrl), {
      method: 'POST',
      headers: { 'x-correlation-id': id, ...(authorization !== undefined && { authorization }) },
      redirect: 'error',
      signal: AbortSignal.timeout(deadlineMs),
    });
    const headers = ['content-type', 'retry-after', 'www-authenticate'].flatMap((name) => {
      const value = response.headers.get(name);
      return value === null ? [] : [[name, value] as const];
    });
    return { status: response.status, headers: Object.fromEntries(headers), body: await response.text() };
  } catch (error) {
    throw new ProjectionServiceUnavailable(error);
  }
}
