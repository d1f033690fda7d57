import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { Type } from 'typebox';
import { describe, expect, it } from 'vitest';
import { canonical, identifier, instant, pathIdentifier } from '../../events/document/field.ts';
import { createHttpService, type ServiceOptions } from './http-service.ts';
import { Problem, Unavailable } from './problems/problem.ts';

class InvoiceAlreadyPaid extends Error {}

const Payment = Type.Object(
  {
    amount: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
    receivedOn: Type.String({ format: 'date' }),
    method: Type.Enum(['cash', 'card']),
    parts: Type.Optional(Type.Array(Type.Object({ 'a/b': Type.String() }, { additionalProperties: false }))),
  },
  { additionalProperties: false },
);

const reason = Type.String();
const Shapes = Type.Union([
  Type.Object({ outcome: Type.Enum(['yes', 'no']), reason }, { additionalProperties: false }),
  Type.Object(
    { outcome: Type.Enum(['partly']), reason, part: Type.Integer({ minimum: 1 }) },
    { additionalProperties: false },
  ),
]);

const open = { config: { scope: 'open' } } as const;

async function aService(options: Partial<ServiceOptions> = {}) {
  const lines: { level: string; correlationId?: string; [key: string]: unknown }[] = [];
  const service = await createHttpService({
    name: 'test',
    title: 'Test',
    description: 'A service to test',
    version: '1.2.3',
    log: { level: 'info', stream: { write: (line) => void lines.push(JSON.parse(line)) } },
    bodyLimit: 50_000,
    dependencies: {},
    ...options,
  });
  service.post(
    '/payments',
    { config: { scope: 'open' }, schema: { body: Payment, response: { 201: Payment } } },
    async ({ body }, reply) => reply.code(201).send(body),
  );
  service.get(
    '/payments/:id',
    {
      config: { scope: 'open', problems: { 404: 'No such payment' } },
      schema: {
        params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
        querystring: Type.Object(
          { limit: Type.Optional(Type.Integer({ maximum: 200 })), at: Type.Optional(instant('A time')) },
          { additionalProperties: false },
        ),
        response: {
          200: Type.Object({
            id: Type.String(),
            limit: Type.Optional(Type.Integer()),
            at: Type.Optional(Type.String()),
          }),
        },
      },
    },
    async ({ params, query }) => ({ ...params, ...query }),
  );
  service.post('/shapes', { ...open, schema: { body: Shapes } }, async () => ({}));
  service.post('/lists-of-shapes', { ...open, schema: { body: Type.Array(Shapes) } }, async () => ({}));
  const id = Type.String(canonical('id'));
  service.post(
    '/customers/:customer',
    {
      ...open,
      schema: {
        params: Type.Object({ customer: pathIdentifier(100, 'A customer') }),
        querystring: Type.Object({ number: Type.Optional(identifier(100, 'A number')) }),
        body: Type.Union([Type.Object({ refundId: id, amount: Type.Integer() }), Type.Object({ paymentId: id })]),
      },
    },
    async ({ params, query, body }) => ({ ...params, ...query, ...body }),
  );
  const anyText = Type.String();
  service.get(
    '/texts/:text',
    {
      ...open,
      schema: { params: Type.Object({ text: anyText }), querystring: Type.Object({ also: Type.Optional(anyText) }) },
    },
    async ({ params, query }) => ({ ...params, ...query }),
  );
  const anything = { content: { 'application/json': { schema: Type.Unknown() } } };
  service.post('/by-media-type', { ...open, schema: { body: anything } }, async ({ body }) => ({ body }));
  service.get('/fails', open, async () => {
    throw new Error('secret inside');
  });
  service.get('/away', open, async () => {
    const cause = new Error('refused');
    throw new Unavailable({ type: 'balances-away', title: 'Balances are away', retryAfterSeconds: 2 }, { cause });
  });
  service.get('/refuses', open, async () => {
    throw new Problem({
      type: 'too-late',
      status: 422,
      title: 'Too late',
      detail: 'by a day',
      extensions: { line: 1 },
    });
  });
  service.get('/paid', open, async () => {
    throw new InvoiceAlreadyPaid('INV-1');
  });
  const post = (payload: unknown, type = 'application/json') =>
    service.inject({
      method: 'POST',
      url: '/payments',
      headers: { 'content-type': type },
      payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
    });
  return { service, lines, post };
}

const good = { amount: 1, receivedOn: '2026-11-30', method: 'cash' };
const id = '0193a0b0-7c1f-4e1e-8f00-000000000001';

describe('a malformed request', () => {
  it.each([
    ['an amount in quotes', { ...good, amount: '1' }, '/amount'],
    ['a fraction', { ...good, amount: 1.5 }, '/amount'],
    ['a negative amount', { ...good, amount: -1 }, '/amount'],
    ['a date that does not exist', { ...good, receivedOn: '2026-02-30' }, '/receivedOn'],
    ['a date with a time', { ...good, receivedOn: '2026-02-03T00:00:00Z' }, '/receivedOn'],
    ['a word that is not in the list', { ...good, method: 'barter' }, '/method'],
    ['an unknown field', { ...good, tip: 1 }, '/tip'],
    ['a field with a name to escape', { ...good, parts: [{ 'c/d~': '', 'a/b': '' }] }, '/parts/0/c~1d~0'],
    ['a missing field', { amount: 1, method: 'card' }, '/receivedOn'],
    ['an array', [], ''],
  ])('is refused for %s, and the field is named', async (_, payload, pointer) => {
    const { post, lines } = await aService();
    const answer = await post(payload);
    expect(answer.statusCode).toBe(400);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.json()).toMatchObject({
      type: '/problems/malformed-request',
      status: 400,
      correlationId: expect.any(String),
    });
    expect(answer.json().errors.map((fault: { pointer: string }) => fault.pointer)).toContain(pointer);
    expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('is refused for a number that is not exact', async () => {
    const { post } = await aService();
    const answer = await post('{"amount":9007199254740993,"receivedOn":"2026-11-30","method":"cash"}');
    expect(answer.json()).toMatchObject({ status: 400, errors: [{ pointer: '/amount' }] });
  });

  it('is answered with all its faults at once', async () => {
    const { post } = await aService();
    const answer = await post({ amount: '1', method: 'barter' });
    expect(answer.json().errors).toEqual([
      { pointer: '/receivedOn', detail: 'is missing' },
      { pointer: '/amount', detail: 'must be integer' },
      { pointer: '/method', detail: 'must be one of cash, card' },
    ]);
  });

  it.each<[string, object, object[]]>([
    ['one shape, with a field missing', { outcome: 'no' }, [{ pointer: '/reason', detail: 'is missing' }]],
    [
      'another shape, with a wrong amount',
      { outcome: 'partly', reason: 'x', part: 0 },
      [{ pointer: '/part', detail: 'must be >= 1' }],
    ],
    [
      'no shape: no word fits',
      { outcome: 'maybe', reason: 'x' },
      [{ pointer: '/outcome', detail: 'must be one of yes, no, partly' }],
    ],
    [
      'no shape: nothing says which',
      {},
      [
        { pointer: '/outcome', detail: 'is missing' },
        { pointer: '/reason', detail: 'is missing' },
      ],
    ],
  ])('that may have several shapes is told what is wrong with %s', async (_, payload, errors) => {
    const { service } = await aService();
    const answer = await service.inject({ method: 'POST', url: '/shapes', payload });
    expect(answer.json().errors).toEqual(errors);
  });

  it('that is a list of several shapes is told what is wrong with each', async () => {
    const { service } = await aService();
    const payload = [{ outcome: 'no' }, { outcome: 'partly', reason: 'x', part: 0 }];
    const answer = await service.inject({ method: 'POST', url: '/lists-of-shapes', payload });
    expect(answer.json().errors).toEqual([
      { pointer: '/0/reason', detail: 'is missing' },
      { pointer: '/1/part', detail: 'must be >= 1' },
    ]);
  });

  it('is answered with one fault if listing all would be costly', async () => {
    const { post } = await aService();
    const answer = await post({ ...good, parts: Array(6_000).fill({}) });
    expect(answer.json().errors).toEqual([{ pointer: '/parts/0/a~1b', detail: 'is missing' }]);
    const many = await post({ ...good, parts: Array(1_000).fill(0) });
    expect(many.json().errors).toHaveLength(50);
  });

  it('has its ids in their canonical form, in path and body alike; the number of a document is not one', async () => {
    const { service } = await aService();
    const capital = id.toUpperCase().replace('0', 'A');
    const small = capital.toLowerCase();
    const url = `/customers/${capital}?number=${capital}`;
    const answer = await service.inject({ method: 'POST', url, payload: { paymentId: `payments/${capital}` } });
    expect(answer.json()).toEqual({ customer: small, number: capital, paymentId: `payments/${small}` });
    const other = await service.inject({ method: 'POST', url: '/customers/Acme', payload: { paymentId: 'P-7' } });
    expect(other.json()).toEqual({ customer: 'Acme', paymentId: 'P-7' });
  });

  it('is refused for an identifier with a character beyond U+FFFF that cannot be seen, and not for an emoji', async () => {
    const { service } = await aService();
    const about = async (customer: string, number: string) => {
      const query = new URLSearchParams({ number });
      const url = `/customers/${encodeURIComponent(customer)}?${query}`;
      return (await service.inject({ method: 'POST', url, payload: { paymentId: 'p' } })).json();
    };
    const detail = 'must not contain characters that cannot be seen';
    expect(await about('AC\u{e0041}ME', '7')).toMatchObject({
      status: 400,
      errors: [{ in: 'path', pointer: '/customer', detail }],
    });
    expect(await about('ACME', '7\u{e01ef}')).toMatchObject({
      status: 400,
      errors: [{ in: 'query', pointer: '/number', detail }],
    });
    expect(await about('👍🏽', '👍')).toMatchObject({ customer: '👍🏽', number: '👍' });
  });

  it('is refused for an invalid path or query', async () => {
    const { service } = await aService();
    const path = await service.inject('/payments/7');
    expect(path.json()).toMatchObject({
      status: 400,
      errors: [{ in: 'path', pointer: '/id', detail: 'must be a uuid' }],
    });
    const urn = await service.inject(`/payments/urn:uuid:${id}`);
    expect(urn.statusCode).toBe(400);
    const numbers = [
      'many',
      '',
      '1.5',
      '201',
      'Infinity',
      '-Infinity',
      'NaN',
      '1e1',
      '1e999',
      '0x10',
      '+5',
      '%205',
      '05',
      '9'.repeat(400),
    ];
    for (const query of [...numbers.map((text) => `limit=${text}`), 'limit=1&limit=2']) {
      const answer = await service.inject(`/payments/${id}?${query}`);
      expect([query, answer.json()]).toMatchObject([
        query,
        { status: 400, errors: [{ in: 'query', pointer: '/limit' }] },
      ]);
    }
    expect((await service.inject(`/payments/${id}?limt=1`)).json().errors[0].pointer).toBe('/limt');
  });

  it('is refused for U+0000 in its path or query, which no store keeps', async () => {
    const { service } = await aService();
    const detail = 'contains the character U+0000, which cannot be stored';
    for (const [url, fault] of [
      ['/texts/a%00', { in: 'path', pointer: '/text' }],
      ['/texts/a?also=%00', { in: 'query', pointer: '/also' }],
      ['/texts/a?also=b&also=%00', { in: 'query', pointer: '/also' }],
      ['/texts/a?other=%00', { in: 'query', pointer: '/other' }],
    ] as const)
      expect((await service.inject(url)).json()).toMatchObject({ status: 400, errors: [{ ...fault, detail }] });
    expect((await service.inject('/texts/a%F0%9F%98%80?also=b')).json()).toEqual({ text: 'a😀', also: 'b' });
  });

  it('may have a number as text in a query', async () => {
    const { service } = await aService();
    expect((await service.inject(`/payments/${id}?limit=50`)).json()).toEqual({ id, limit: 50 });
    expect((await service.inject(`/payments/${id}?limit=200`)).json()).toEqual({ id, limit: 200 });
  });

  it.each([
    ['2026-01-01T00:00:00%2B23:59', '2025-12-31T00:01:00.000Z'], // PostgreSQL knows no offset beyond 15:59
    ['2026-01-01T00:00:00.123456789Z', '2026-01-01T00:00:00.123Z'],
    ['2026-01-01t00:00:00z', '2026-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59.000Z'],
  ])('may have a time as %s, which is %s', async (text, time) => {
    const { service } = await aService();
    expect((await service.inject(`/payments/${id}?at=${text}`)).json()).toEqual({ id, at: time });
  });

  it.each(['2026-02-30T00:00:00Z', '2026-01-01T00:00:60Z', '2026-01-01', 'infinity', 'now'])(
    'is refused for the time %s',
    async (text) => {
      const { service } = await aService();
      expect((await service.inject(`/payments/${id}?at=${text}`)).json()).toMatchObject({
        status: 400,
        errors: [{ in: 'query', pointer: '/at', detail: 'must be a date-time' }],
      });
    },
  );
});

describe('a request that breaks a rule of HTTP', () => {
  const sent = (headers: Record<string, string>) => ({
    method: 'POST' as const,
    url: '/payments',
    headers: { ...headers, 'content-length': '2' },
    payload: '{}',
  });
  it.each([
    ['a body without a type', sent({}), 415, /Supported here: application\/json/],
    ['an encoded body', sent({ 'content-type': 'application/json', 'content-encoding': 'gzip' }), 415, /gzip/],
    [
      'a body that says it is not encoded',
      sent({ 'content-type': 'application/json', 'content-encoding': 'Identity' }),
      400,
      /^$/,
    ],
    [
      'a type and no body',
      { ...sent({ 'content-type': 'application/json' }), headers: { 'content-type': 'application/json' }, payload: '' },
      400,
      /^$/,
    ],
    ['a query that is not UTF-8', { url: '/texts/x?also=%ff' }, 400, /^$/],
    ['a query that is not percent-encoded', { url: '/texts/x?also=%' }, 400, /^$/],
    ['a query with a second question mark that is not UTF-8', { url: '/texts/x?also=1?%ff' }, 400, /^$/],
  ])('is refused: %s', async (_, request, status, detail) => {
    const { service } = await aService();
    const answer = (await service.inject(request)).json();
    expect(answer).toMatchObject({ status });
    expect(answer.detail ?? '').toMatch(detail);
  });

  it('is answered with a problem document also where Node would answer', async () => {
    const { service } = await aService();
    await service.listen({ host: '127.0.0.1', port: 0 });
    const ask = async (head: string) => {
      const socket = connect((service.server.address() as AddressInfo).port, '127.0.0.1');
      socket.write(`${head}Connection: close\r\n\r\n`);
      return text(socket);
    };
    const withoutHost = await ask('GET /texts/x HTTP/1.1\r\n');
    const expecting = await ask('POST /payments HTTP/1.1\r\nHost: localhost\r\nExpect: foo\r\nContent-Length: 2\r\n');
    await service.close();
    expect(withoutHost).toMatch(/^HTTP\/1\.1 400 .*application\/problem\+json.*Host/s);
    expect(expecting).toMatch(/^HTTP\/1\.1 417 .*application\/problem\+json.*Expect: foo/s);
  });
});

describe('a body that is not JSON', () => {
  it.each([
    ['cut off', '{"amount":', 400, 'malformed-json'],
    ['empty', '', 400, 'malformed-request'],
    ['poisoned', '{"__proto__":{"admin":true},"amount":1}', 400, 'malformed-json'],
    ['poisoned by its constructor', '{"constructor":{"prototype":{"admin":true}}}', 400, 'malformed-json'],
    ['too large', JSON.stringify('x'.repeat(60_000)), 413, 'body-too-large'],
  ])('is refused when %s', async (_, payload, status, type) => {
    const { post, lines } = await aService();
    const answer = await post(payload);
    expect(answer.json()).toMatchObject({ status, type: `/problems/${type}` });
    expect(answer.statusCode).toBe(status);
    expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it.each(['/by-media-type', '/payments'])('is refused when it and its media type are missing: %s', async (url) => {
    const { service, lines } = await aService();
    for (const headers of [{}, { 'content-length': '0' }] as Record<string, string>[])
      expect((await service.inject({ method: 'POST', url, headers })).json()).toMatchObject({
        status: 400,
        type: '/problems/malformed-request',
        errors: [{ pointer: '', detail: 'is missing: send a body with the header Content-Type: application/json' }],
      });
    expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
    const sent = { method: 'POST', url: '/by-media-type', payload: { a: 1 } } as const;
    expect((await service.inject(sent)).json()).toEqual({ body: { a: 1 } });
  });

  it.each(['text/plain', 'application/xml', 'nonsense'])('is refused as %s', async (mediaType) => {
    const { post } = await aService();
    expect((await post('{}', mediaType)).json()).toMatchObject({
      status: 415,
      type: '/problems/unsupported-media-type',
      detail: `The body is ${mediaType}. Supported here: application/json.`,
    });
  });
});

describe('an address', () => {
  it('that does not exist is answered with a problem', async () => {
    const { service } = await aService();
    expect((await service.inject('/nowhere?x=1')).json()).toMatchObject({
      type: '/problems/no-such-route',
      status: 404,
      detail: 'There is no route GET /nowhere.',
    });
    expect((await service.inject('/%zz')).json()).toMatchObject({ status: 400, type: '/problems/malformed-url' });
  });

  it('that exists answers other methods with those that are allowed', async () => {
    const { service } = await aService();
    const answer = await service.inject({ method: 'DELETE', url: `/payments/${id}` });
    expect(answer.json()).toMatchObject({ type: '/problems/method-not-allowed', status: 405 });
    expect(answer.headers.allow).toBe('GET, HEAD');
  });
});

describe('a failure', () => {
  it('of a rule is answered with the rule', async () => {
    const { service } = await aService({
      toProblem: (error) =>
        error instanceof InvoiceAlreadyPaid
          ? new Problem({ type: 'paid', status: 409, title: error.message })
          : undefined,
    });
    expect((await service.inject('/paid')).json()).toMatchObject({
      type: '/problems/paid',
      status: 409,
      title: 'INV-1',
    });
    expect((await service.inject('/refuses')).json()).toMatchObject({
      type: '/problems/too-late',
      status: 422,
      title: 'Too late',
      detail: 'by a day.',
      line: 1,
    });
  });

  it('inside the service is answered without details, and logged with the correlation id', async () => {
    const { service, lines } = await aService();
    const answer = await service.inject({ url: '/fails', headers: { 'x-correlation-id': 'order-7' } });
    expect(answer.json()).toEqual({
      type: '/problems/internal-error',
      title: 'Internal error',
      status: 500,
      correlationId: 'order-7',
    });
    expect(lines).toContainEqual(
      expect.objectContaining({
        level: 'error',
        correlationId: 'order-7',
        err: expect.objectContaining({ message: 'secret inside' }),
      }),
    );
  });

  it('of a store is answered with a time to retry after', async () => {
    const { service, lines } = await aService();
    const answer = await service.inject('/away');
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '2']);
    expect(lines[0]).toMatchObject({ level: 'error', problem: 'balances-away', cause: 'refused' });
    expect(lines[0]).not.toHaveProperty('err');
  });
});

describe('a correlation id', () => {
  it('is taken from the request, or created if it is missing or could forge log lines', async () => {
    const { service, lines } = await aService();
    const ask = async (given?: string) =>
      (await service.inject({ url: '/healthz', headers: given === undefined ? {} : { 'x-correlation-id': given } }))
        .headers['x-correlation-id'];
    expect(await ask('order-7')).toBe('order-7');
    expect(await ask()).toMatch(/^[0-9a-f-]{36}$/);
    expect(await ask('a\tb "forged"')).toMatch(/^[0-9a-f-]{36}$/);
    expect(await ask('x'.repeat(200))).toMatch(/^[0-9a-f-]{36}$/);
    expect(lines).toEqual([]);
  });

  it('is on the one log line of each request', async () => {
    const { service, lines } = await aService();
    await service.inject({ url: `/payments/${id}?limit=3`, headers: { 'x-correlation-id': 'order-7' } });
    expect(lines).toEqual([
      expect.objectContaining({
        level: 'info',
        correlationId: 'order-7',
        route: '/payments/:id',
        status: 200,
        service: 'test',
      }),
    ]);
    expect(JSON.stringify(lines)).not.toContain(id);
  });
});

describe('the documentation', () => {
  it('is OpenAPI 3.1 with every route, its enumerations and its problems', async () => {
    const { service } = await aService();
    const document = (await service.inject('/docs/json')).json();
    expect(document).toMatchObject({ openapi: '3.1.0', info: { title: 'Test', version: '1.2.3' } });
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(['/healthz', '/readyz', '/payments', '/payments/{id}']),
    );
    const body = document.paths['/payments'].post.requestBody.content['application/json'].schema;
    expect(body.properties.method).toMatchObject({ type: 'string', enum: ['cash', 'card'] });
    const { responses } = document.paths['/payments/{id}'].get;
    const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
    expect(responses['404']).toMatchObject({ description: 'No such payment', content: problem });
    expect(responses.default.content).toEqual(problem);
    expect(document.components.schemas.Problem.required).toEqual(['type', 'title', 'status']);
  });

  it('has a page', async () => {
    const { service } = await aService();
    const page = await service.inject('/docs/');
    expect(page.headers['content-type']).toContain('text/html');
  });
});
