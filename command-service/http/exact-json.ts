// JSON numbers may have any number of digits, JavaScript numbers may not: JSON.parse reads 9007199254740991.4 as 9007199254740991.
// A number that would be rounded to another integer is read as NaN here, so that the schemas refuse it and name the field. A text that
// could be read in two ways, or that no store can keep, is refused.

import { withoutTrailingZeros } from '../../events/money/trailing-zeros.ts';
import type { Service } from '../../platform/http/http-service.ts';
import { Problem } from '../../platform/http/problems/problem.ts';
import { refuseUnstorable } from '../../platform/http/validation/storable-text.ts';
import { refuseRepeatedKeys } from './repeated-keys.ts';
import { decodeUtf8 } from './utf8.ts';

/** Accepts JSON bodies in UTF-8, with exact numbers. Large ones do not take the event loop in one turn. */
export function acceptExactJson(service: Service): void {
  const parse = service.getDefaultJsonParser('error', 'error');
  service.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, bytes, done) => {
    const json = decodeUtf8(bytes as Buffer);
    if (json === undefined)
      return done(new Problem({ ...malformed, detail: 'The body is not encoded in UTF-8. Send it as UTF-8.' }));
    void parse(request, json, (error, value) => {
      if (error) return done(error);
      let body: unknown;
      try {
        body = checked(json, value);
      } catch (fault) {
        return done(fault as Error);
      }
      if (bytes.length > mostBytesInOneTurn) setImmediate(done, null, body);
      else done(null, body);
    });
  });
  handleLargeBodiesLater(service);
}

/** A body of any kind that is large, or does not tell its length. */
function handleLargeBodiesLater(service: Service): void {
  service.addHook('preHandler', ({ body, headers }, _reply, done) => {
    const mayBeLarge = body !== undefined && !(Number(headers['content-length']) <= mostBytesInOneTurn);
    if (mayBeLarge) setImmediate(done);
    else done();
  });
}

/** A larger body is read, validated and handled in a turn of the event loop each, so that it holds up no other request for long. */
const mostBytesInOneTurn = 64 * 1024;

const malformed = { type: 'malformed-json', status: 400, title: 'The body is not well-formed JSON' } as const;

/** A double holds any number of up to 15 digits. Most texts have no longer numbers, and are parsed the fast way. */
const mayRound = /[\d.]{16}|[eE]-\d{3}/;

/** @throws SyntaxError; Problem malformed-request for a text that cannot be stored */
export const parseJson = (json: string): unknown => checked(json, JSON.parse(json));

/** @param value what JSON.parse reads. @throws JsonForbidden; Problem malformed-request for a text that cannot be stored */
function checked(json: string, value: unknown): unknown {
  refuseRepeatedKeys(json);
  refuseUnstorable(json, value);
  return mayRound.test(json) ? JSON.parse(json, exact) : value;
}

function exact(_key: string, value: unknown, context?: { source?: string }): unknown {
  const rounded = typeof value === 'number' && Number.isSafeInteger(value) && !isSame(context?.source ?? '', value);
  return rounded ? Number.NaN : value;
}

/** Whether the source text of a JSON number denotes exactly this integer. */
function isSame(source: string, integer: number): boolean {
  const [, whole = '', fraction = '', exponent = '0'] = /^(-?\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(source) ?? [];
  const digits = withoutTrailingZeros(whole + fraction);
  if (/^-?$/.test(digits)) return integer === 0;
  const places = Number(exponent) + whole.length - digits.length;
  return places >= 0 && places <= 16 && BigInt(digits) * 10n ** BigInt(places) === BigInt(integer);
}
