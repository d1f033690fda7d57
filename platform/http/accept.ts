import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { Problem } from './problems/problem.ts';
import type { Service } from './service.ts';

/** The Accept header names none of the media types that the route offers. */
export class NotAcceptable extends Problem {
  constructor(offered: readonly string[]) {
    super({
      status: 406,
      title: 'None of the accepted media types is available',
      detail: `Available are ${offered.join(', ')}. Send an Accept header that includes one of them.`,
    });
  }
}

/**
 * The offered media type that a client prefers (RFC 9110, 12.5.1): the one with the highest weight, then the one that the header names
 * most exactly, then the one that it names first. The first offered one if the header is absent or empty; undefined if it names none.
 */
export function bestOf<Type extends string>(
  accept: string | undefined,
  offered: readonly [Type, ...Type[]],
): Type | undefined {
  const sent = offered.map((type) => `${type}; charset=utf-8`);
  const best = new Negotiator({ headers: { accept: accept?.trim() || '*/*' } }).mediaType(sent);
  return offered[sent.indexOf(best ?? '')];
}

/** The offered media type that a client prefers. @throws NotAcceptable */
export function preferred<Type extends string>(accept: string | undefined, offered: readonly [Type, ...Type[]]): Type {
  const type = bestOf(accept, offered);
  if (type === undefined) throw new NotAcceptable(offered);
  return type;
}

/** Says that an answer depends on Accept (RFC 9110, section 12.5.5), for every route that is added from now on and offers several media types. */
export function varyByAccept(service: Service): void {
  service.addHook('onRoute', (route) => {
    const { 200: answer } = (route.schema?.response ?? {}) as { 200?: { content?: object } };
    if (Object.keys(answer?.content ?? {}).length < 2) return;
    route.onRequest = [
      ...[route.onRequest ?? []].flat(),
      (_request: FastifyRequest, reply: FastifyReply, done: () => void) => {
        const others = reply.getHeader('vary');
        reply.header('vary', others === undefined ? 'accept' : `${others}, accept`);
        done();
      },
    ];
  });
}
