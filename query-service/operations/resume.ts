import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { Unavailable } from '../../platform/http/problem.ts';

export const Resumed = Type.Object(
  { view: Type.String(), stream: Type.String(), events: Type.Integer({ description: 'How many events had waited' }) },
  { description: 'The view takes in the events of the stream again' },
);

/** More than the projection service needs for a stream of thousands of events. */
const deadlineMs = 60_000;

/** The projection service cannot be reached, or does not answer in time. */
export class ProjectionServiceUnavailable extends Unavailable {
  constructor(cause: unknown) {
    super(
      {
        title: 'The projection service does not answer',
        detail: 'Parked streams are resumed by the projection service, which cannot be reached or is too slow',
        retryAfterSeconds: 2,
      },
      { cause },
    );
  }
}

/**
 * Sends the request to the projection service, which owns the views, on behalf of its caller.
 * @throws ProjectionServiceUnavailable
 */
export async function resumeAt(
  projectionUrl: string,
  view: string,
  stream: string,
  { id, headers: { authorization } }: FastifyRequest,
): Promise<{ status: number; headers: Record<string, string>; body: string }> {
  const path = `/views/${encodeURIComponent(view)}/parked/${encodeURIComponent(stream)}/resume`;
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
