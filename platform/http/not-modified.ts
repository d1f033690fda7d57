// A GET with If-None-Match is answered with 304 if the client has the representation (RFC 9110, sections 13.1.2 and 15.4.5), on every route
// that gives an ETag.

import type { Service } from './service.ts';

/** Whether the field names the ETag: it is `*`, or a list with it. Comparison is weak, so W/"2" is "2". @param etag with its quotes */
export function isNamedIn(ifNoneMatch: string, etag: string): boolean {
  if (ifNoneMatch.trim() === '*') return true;
  return [...ifNoneMatch.matchAll(/(?:^|,)\s*(?:W\/)?("[^"]*")\s*(?=,|$)/g)].some(([, one]) => one === etag);
}

/** Answers 304 without a body and without its type, for every route that is added from now on. A length is that of the whole answer. */
export function answerNotModified(service: Service): void {
  service.addHook('onSend', (request, reply, payload, done) => {
    const asked = request.headers['if-none-match'];
    if (asked === undefined || reply.statusCode !== 200) return done(null, payload);
    const isRead = request.method === 'GET' || request.method === 'HEAD';
    const etag = reply.getHeader('etag');
    if (!isRead || typeof etag !== 'string' || !isNamedIn(asked, etag)) return done(null, payload);
    reply.code(304).removeHeader('content-type').removeHeader('content-length');
    done(null, request.method === 'HEAD' ? payload : null); // of a HEAD, the framework sends the length alone
  });
}
