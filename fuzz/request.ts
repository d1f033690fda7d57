// Requests to an operation: valid ones, and ones that violate one rule of its document.

import fc, { type Arbitrary } from 'fast-check';
import type { Operation, Parameter } from './api-document.ts';
import { broken, type Known, valid } from './from-schema.ts';

export type Request = {
  operation: Operation;
  method: string;
  /** The path with the query. */
  path: string;
  headers: Record<string, string>;
  body: string | Uint8Array | undefined;
};

const json = 'application/json';

export type Tokens = { all: string; none: string };

export function requestTo(operation: Operation, known: Known, tokens: Tokens, bodies: Bodies): Arbitrary<Request> {
  const whole = parts(operation, known, tokens, bodies);
  return fc.oneof({ weight: 3, arbitrary: whole }, { weight: 2, arbitrary: whole.chain(breakOne(operation, tokens)) });
}

/** Bodies that no schema describes: lines of batches, documents, and bodies that also follow rules beyond the schema. */
export type Bodies = {
  lines: (path: string) => Arbitrary<unknown>;
  xml: Arbitrary<string>;
  pdf: Arbitrary<Uint8Array>;
  more: (operation: Operation) => Arbitrary<unknown> | undefined;
};

function parts(operation: Operation, known: Known, tokens: Tokens, bodies: Bodies): Arbitrary<Request> {
  const of = (place: Parameter['in']) => operation.parameters.filter((parameter) => parameter.in === place);
  const values = (parameters: readonly Parameter[], some: number) =>
    fc
      .subarray(
        parameters.filter(({ required }) => !required),
        { maxLength: Math.min(some, parameters.filter(({ required }) => !required).length) },
      )
      .chain((chosen) =>
        fc.tuple(
          ...[...parameters.filter(({ required }) => required), ...chosen].map(({ name, schema }) =>
            valid(schema, known, name).map((value): [string, string] => [name, String(value)]),
          ),
        ),
      );
  return fc
    .tuple(
      values(of('path'), 9),
      values(of('query'), 3),
      values(of('header'), 1),
      body(operation, known, bodies),
      fc.constantFrom(...accepts(operation)),
    )
    .map(([path, query, headers, [type, text], accept]) => ({
      operation,
      method: operation.method,
      path: pathOf(operation.path, path, type === json ? query.filter(isForJson) : query),
      headers: {
        authorization: `Bearer ${tokens.all}`,
        ...Object.fromEntries(headers.map(([name, value]) => [name, asHeader(value)])),
        ...(type !== undefined && { 'content-type': type }),
        ...(accept !== undefined && { accept }),
      },
      body: text,
    }));
}

/** The customer is named beside a document only. */
const isForJson = ([name]: [string, string]): boolean => name !== 'customer';

/** The characters of a header. A client library refuses to send others. */
const asHeader = (value: string): string => value.replaceAll(/[^\x20-\x7e]/g, '~');

const accepts = ({ responses }: Operation): (string | undefined)[] => [
  undefined,
  undefined,
  ...Object.keys(responses[200]?.content ?? {}),
];

function pathOf(template: string, path: readonly [string, string][], query: readonly [string, string][]): string {
  const place = path.reduce(
    (filled, [name, value]) => filled.replace(`{${name}}`, () => encodeURIComponent(wellFormed(value))),
    template,
  );
  const search = query
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(wellFormed(value))}`)
    .join('&');
  return search === '' ? place : `${place}?${search}`;
}

const wellFormed = (text: string): string => text.toWellFormed();

function body(
  operation: Operation,
  known: Known,
  bodies: Bodies,
): Arbitrary<[type: string | undefined, body: Request['body']]> {
  const kinds = Object.entries(operation.body).map(
    ([type, { schema = {} }]): Arbitrary<[string, string | Uint8Array]> => {
      if (type.endsWith('xml')) return bodies.xml.map((xml) => [type, xml]);
      if (type.endsWith('pdf')) return bodies.pdf.map((pdf) => [type, pdf]);
      if (type === json) {
        const more = bodies.more(operation);
        const good = fc.oneof(valid(schema, known), ...(more ? [more] : []));
        return fc
          .oneof({ weight: 3, arbitrary: good }, { weight: 1, arbitrary: broken(good) })
          .map((value) => [type, JSON.stringify(value)]);
      }
      const line = bodies.lines(operation.path);
      const lines = fc.array(fc.oneof({ weight: 3, arbitrary: line }, { weight: 1, arbitrary: broken(line) }), {
        maxLength: 4,
      });
      return lines.map((values) => [type, values.map((value) => `${JSON.stringify(value)}\n`).join('')]);
    },
  );
  const [first, ...others] = kinds;
  return first === undefined
    ? fc.constant([undefined, undefined])
    : fc.oneof({ weight: 3, arbitrary: first }, ...others);
}

const nasty = [
  '',
  ' ',
  '..',
  '%2e%2e',
  '%00',
  '%',
  '%zz',
  '%2f',
  'a%2fb',
  '🦆',
  '__proto__',
  'x'.repeat(1_500),
  'null',
  '-1',
  '1e9',
  '0x10',
  '٣',
  ';',
  '*',
];
const nastyHeaders = [
  '',
  ' ',
  '"',
  '*',
  '"-1"',
  'W/"1"',
  '"99999999999999999999"',
  '-1',
  '18446744073709551616',
  'x'.repeat(300),
  'a,b',
  'application/json;q=',
  '*/*;q=2',
  'Bearer',
  '\t',
];
const texts = [
  '',
  '{',
  '[]',
  '""',
  'null',
  '{"a":1}}',
  '{"__proto__":{"a":1}}',
  '\ufeff{}',
  '<Invoice/>',
  '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
  '{"amount":1e999}',
  '\n\n',
  `${'['.repeat(20_000)}`,
];

/** A request with one fault. */
function breakOne(operation: Operation, tokens: Tokens): (request: Request) => Arbitrary<Request> {
  const headers = [
    ...operation.parameters.filter((parameter) => parameter.in === 'header').map(({ name }) => name),
    'accept',
    'x-correlation-id',
    'content-type',
  ];
  const names = [
    ...operation.parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name),
    'nonsense',
    '__proto__',
    'limit',
  ];
  return (request) =>
    fc.oneof(
      fc.constantFrom(...nasty).map((bad) => ({ ...request, path: withSegment(request, bad) })),
      fc
        .tuple(
          fc.constantFrom(...names),
          fc.oneof(
            fc.constantFrom(...nasty),
            fc.string().map((text) => encodeURIComponent(text)),
          ),
        )
        .map(([name, bad]) => ({
          ...request,
          path: `${request.path}${request.path.includes('?') ? '&' : '?'}${name}=${sendable(bad)}`,
        })),
      fc
        .tuple(fc.constantFrom(...headers), fc.constantFrom(...nastyHeaders))
        .map(([name, bad]) => ({ ...request, headers: { ...request.headers, [name]: bad } })),
      fc
        .constantFrom(...texts)
        .map((bad) => (Object.keys(operation.body).length === 0 ? request : { ...request, body: bad })),
      fc
        .constantFrom(
          'text/plain',
          'application/xml',
          'application/pdf',
          'application/x-ndjson',
          'application/json',
          'multipart/form-data',
          'application/json; charset=latin1',
        )
        .map((type) => ({ ...request, headers: { ...request.headers, 'content-type': type } })),
      fc
        .constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS')
        .map((method) => ({ ...request, method })),
      fc.constantFrom(undefined, `Bearer ${tokens.none}`, 'Bearer a.b.c', 'Basic YTpi').map((authorization) => {
        const { authorization: _, ...others } = request.headers;
        return { ...request, headers: authorization === undefined ? others : { ...others, authorization } };
      }),
    );
}

/** Escapes spaces and characters beyond ASCII, which a path cannot contain. */
const sendable = (text: string): string =>
  text.replaceAll(/[^\x21-\x7e]/gu, (character) => encodeURIComponent(character.toWellFormed()));

function withSegment({ operation, path }: Request, bad: string): string {
  const [before = '', query] = path.split('?', 2);
  const segments = before.split('/');
  const at = operation.path.split('/').findLastIndex((segment) => segment.startsWith('{'));
  segments[at === -1 ? segments.length - 1 : at] = sendable(bad);
  return segments.join('/') + (query === undefined ? '' : `?${query}`);
}
