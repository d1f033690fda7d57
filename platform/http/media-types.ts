// A route accepts only bodies of the media types that its schema names, and no request without a body if it names any. Otherwise the
// route would run with a body that no schema has validated.

import type { RouteOptions } from 'fastify';
import { Problem } from './problems/problem.ts';
import type { Service } from './service.ts';
import { hasBody } from './unanswered.ts';

const json = 'application/json';
const identity = 'identity';

export class UnsupportedMediaType extends Problem {
  constructor(detail: string, headers: Readonly<Record<string, string>> = {}) {
    super({ status: 415, title: 'The media type of the body is not supported', detail, headers });
  }
}

const unsupportedType = (sent: string | undefined, supported: readonly string[]) =>
  new UnsupportedMediaType(
    `The body ${sent === undefined ? 'has no Content-Type' : `is ${mediaTypeOf(sent).slice(0, 100)}`}. Supported here: ${supported.join(', ')}.`,
  );

/** RFC 9110, section 8.4: a body whose encoding is not known must not be read as if it had none. */
const unsupportedEncoding = (encoding: string) =>
  new UnsupportedMediaType(`The body is encoded (Content-Encoding: ${encoding}). Send it as it is.`, {
    'accept-encoding': identity,
  });

/** The route needs a body and the request has none. */
const bodyMissing = (supported: readonly string[]): Problem =>
  new Problem({
    type: 'malformed-request',
    status: 400,
    title: 'The request is malformed',
    errors: [
      { pointer: '', detail: `is missing: send a body with the header Content-Type: ${supported.join(' or ')}` },
    ],
  });

/** Refuses missing bodies, and bodies of other media types than the route names, for every route that is added from now on. */
export function refuseOtherMediaTypes(service: Service): void {
  service.addHook('onRoute', (route) => {
    if (route.method === 'GET' || route.method === 'HEAD') return;
    const supported = mediaTypesOf(route);
    const needsBody = route.schema?.body !== undefined;
    route.preParsing = [
      async ({ headers }, _reply, payload) => {
        const type = headers['content-type'];
        const encoding = headers['content-encoding']?.toLowerCase() ?? identity;
        if (needsBody && !hasBody(headers)) throw bodyMissing(supported);
        if (type === undefined ? needsBody : !supported.includes(mediaTypeOf(type)))
          throw unsupportedType(type, supported);
        if (encoding !== identity) throw unsupportedEncoding(encoding);
        return payload;
      },
      ...[route.preParsing ?? []].flat(),
    ];
  });
}

function mediaTypesOf({ schema }: RouteOptions): readonly string[] {
  const { content } = (schema?.body ?? {}) as { content?: Record<string, unknown> };
  return Object.keys(content ?? { [json]: true });
}

/** Without parameters, in small letters. */
export const mediaTypeOf = (type: string): string => type.split(';', 1)[0]?.trim().toLowerCase() ?? '';
