// /healthz: the process runs. /readyz: it can do its work.
//
// all dependencies up          200 ready
// one that isn't required down 200 degraded
// a required one down          503 not-ready

import { Type } from 'typebox';
import type { Service } from '../http/service.ts';
import { withDeadline } from '../resilience/deadline.ts';

/** A dependency of a service. It is down if its check throws or takes too long. What the check returns is shown. */
export type Dependency = {
  required: boolean;
  check: () => Promise<Readonly<Record<string, unknown>> | undefined>;
};
export type Dependencies = Readonly<Record<string, Dependency>>;

const checkDeadlineMs = 2_000;

const Readiness = Type.Object(
  {
    status: Type.Enum(['ready', 'degraded', 'not-ready'], {
      description: 'degraded: something is down that only some requests need',
    }),
    dependencies: Type.Record(
      Type.String(),
      Type.Object(
        {
          status: Type.Enum(['up', 'down'], { description: 'Whether it answers' }),
          required: Type.Boolean(),
          detail: Type.Optional(Type.String()),
        },
        { additionalProperties: true },
      ),
    ),
  },
  { title: 'Readiness' },
);
type Readiness = Type.Static<typeof Readiness>;

export function healthRoutes(service: Service, dependencies: Dependencies): void {
  service.get(
    '/healthz',
    {
      config: { scope: 'open' },
      logLevel: 'warn',
      schema: {
        tags: ['operations'],
        operationId: 'getHealth',
        summary: 'Whether the process runs',
        response: {
          200: Type.Object({ status: Type.Literal('up', { description: 'The process runs' }) }, { title: 'Health' }),
        },
      },
    },
    async () => ({ status: 'up' as const }),
  );

  // Requests that arrive during a check share its result.
  let asked: Promise<Readiness> | undefined;
  service.get(
    '/readyz',
    {
      config: { scope: 'open' },
      logLevel: 'warn',
      schema: {
        tags: ['operations'],
        operationId: 'getReadiness',
        summary: 'Whether the service can do its work',
        response: { 200: Readiness, 503: { description: 'A required dependency is down', ...Readiness } },
      },
    },
    async (_, reply) => {
      asked ??= readiness(dependencies).finally(() => {
        asked = undefined;
      });
      const answer = await asked;
      return reply
        .code(answer.status === 'not-ready' ? 503 : 200)
        .header('cache-control', 'no-store')
        .send(answer);
    },
  );
}

async function readiness(dependencies: Dependencies): Promise<Readiness> {
  const states = await Promise.all(
    Object.entries(dependencies).map(async ([name, dependency]) => [name, await stateOf(name, dependency)] as const),
  );
  const down = states.filter(([, state]) => state.status === 'down');
  const status = down.length === 0 ? 'ready' : down.some(([, state]) => state.required) ? 'not-ready' : 'degraded';
  return { status, dependencies: Object.fromEntries(states) };
}

async function stateOf(name: string, { check, required }: Dependency): Promise<Readiness['dependencies'][string]> {
  try {
    return { ...(await withDeadline(check(), checkDeadlineMs, name)), status: 'up', required };
  } catch (error) {
    return { status: 'down', required, detail: reasonOf(error) };
  }
}

// A refused connection to a name with several addresses is an AggregateError, which has a code but no message.
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || ('code' in error ? String(error.code) : error.constructor.name);
}
