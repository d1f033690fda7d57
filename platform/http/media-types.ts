// A body is read only as what its route says that it takes: else a parser that is there for other routes would hand over something
// that no schema has seen.

import type { RouteOptions } from 'fastify';
import { Problem } from './problem.ts';
import type { Service } from './service.ts';

const json = 'application/json';

export class UnsupportedMediaType extends Problem {
  constructor(taken: readonly string[]) {
    super({
      type: 'unsupported-media-type',
      status: 415,
      title: 'The body has a media type that is not taken here',
      detail: `What is taken is ${taken.join(', ')}`,
    });
  }
}

/** Refuses bodies of media types that a route doesn't state, for every route that is added from now on. */
export function takeOnlyWhatIsStated(service: Service): void {
  service.addHook('onRoute', (route) => {
    if (route.method === 'GET' || route.method === 'HEAD') return;
    const taken = takenBy(route);
    route.preParsing = [
      async ({ headers }, _reply, payload) => {
        const type = headers['content-type'];
        if (type !== undefined && !taken.includes(mediaTypeOf(type))) throw new UnsupportedMediaType(taken);
        return payload;
      },
      ...[route.preParsing ?? []].flat(),
    ];
  });
}

function takenBy({ schema }: RouteOptions): readonly string[] {
  const { content } = (schema?.body ?? {}) as { content?: Record<string, unknown> };
  return Object.keys(content ?? { [json]: true });
}

const mediaTypeOf = (type: string): string => type.split(';', 1)[0]?.trim().toLowerCase() ?? '';
