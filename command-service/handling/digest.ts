import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { uuidsIn } from '../../events/canonical-id.ts';

/** A digest of JSON content. The order of its fields makes no difference (RFC 8785). */
export const digestOf = (content: unknown): string => hashOf(canonicalize(content) ?? '');

const hashOf = (json: string): string => hash('sha256', json, 'base64url');

/** At most the first four UUIDs are tried, because each doubles the number of digests. */
const mostUuids = 4;

/**
 * The digests of content with one or more of its UUIDs in capitals. Earlier versions kept the ids of payments, customers … in the letters
 * in which they were sent.
 */
export function* digestsInCapitals(content: unknown): Generator<string> {
  const json = canonicalize(content) ?? '';
  const uuids = uuidsIn(json.replaceAll(/"invoiceId":"[^"]*"/g, '')).slice(0, mostUuids); // those of invoices were in small letters
  for (let choice = 1; choice < 2 ** uuids.length; choice++) {
    const chosen = uuids.filter((_, place) => choice & (1 << place));
    yield hashOf(chosen.reduce((text, uuid) => text.replaceAll(uuid, uuid.toUpperCase()), json));
  }
}
