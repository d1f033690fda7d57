// What the framework lets pass, and HTTP does not.

import { hostMissing, malformedUrl } from './problems/http-problems.ts';
import type { Service } from './service.ts';

/**
 * Refuses requests without a Host (RFC 9112, section 3.2), and queries that are not percent-encoded UTF-8, which the framework reads as
 * something else. It refuses such a path itself.
 */
export function refuseMalformedRequests(service: Service): void {
  service.addHook('onRequest', ({ url, raw: { headers, httpVersion } }, _reply, done) => {
    if (httpVersion === '1.1' && headers.host === undefined) return done(hostMissing());
    const query = url.slice(url.indexOf('?') + 1);
    done(query.includes('%') && !isPercentEncoded(query) ? malformedUrl() : undefined);
  });
}

function isPercentEncoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch (error) {
    if (error instanceof URIError) return false;
    throw error;
  }
}
