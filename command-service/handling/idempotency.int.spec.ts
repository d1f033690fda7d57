// The command service as a process. Each answer is compared byte by byte with the first one.

import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { InvoiceView } from '../../events/invoice-view.ts';
import { type Answer, get, type Problem, send } from '../../testing/http/client.ts';
import { invoiceOf, newCustomer, paymentOf } from '../../testing/http/requests.ts';
import { type UsedService, useCommandSide } from '../testing/command-side.ts';
import { eventually } from '../testing/ledger.ts';
import { errorsIn, startCommandService } from '../testing/service.ts';

let eventStoreUrl: string;
let service: UsedService;
let other: UsedService;
beforeAll(async () => {
  const side = await useCommandSide();
  eventStoreUrl = side.eventStoreUrl;
  [service, other] = side.services;
});

type Request = { path: string; body: object | string; headers?: Record<string, string>; method?: 'POST' | 'PUT' };

const ask = <Body = Problem>({ path, body, headers, method = 'POST' }: Request, by: { url: string } = service) =>
  send<Body>(method, by.url + path, body, headers);

const succeeded = async <Body = InvoiceView>(request: Request): Promise<Answer<Body>> => {
  const answer = await ask<Body>(request);
  expect([200, 201], answer.text).toContain(answer.status);
  return answer;
};

const register = async (amount = 10_000, customer = newCustomer()) => {
  const invoice = invoiceOf(amount, customer);
  await succeeded({ path: '/invoices', body: invoice });
  return invoice.invoiceId;
};
const pay = (invoiceId: string, amount: number): Request => ({
  path: `/invoices/${invoiceId}/payments`,
  body: paymentOf(amount),
});
const creditOf = async (customer: string) =>
  (await get<{ credit: { credit: number }[] }>(`${service.url}/customers/${customer}/credit`)).body.credit[0]?.credit;

/** A credit note of 10.00 that is about no invoice. */
function noteOnAccount(customer: string) {
  const { invoiceId: _, dueOn: __, ...body } = invoiceOf(1_000, customer);
  return { path: `/customers/${customer}/credit-notes`, body };
}

/** A customer with a credit of 50.00, from an overpayment. */
async function creditedCustomer(): Promise<string> {
  const customer = newCustomer();
  await succeeded(pay(await register(10_000, customer), 15_000));
  await eventually(async () => expect(await creditOf(customer)).toBe(5_000));
  return customer;
}

const key = () => ({ 'idempotency-key': randomUUID() });
const reason = 'as agreed';

/** A command, the same with other content, and what changes the same thing afterwards. */
/** @property refusal of `reused`, where no client chose the key: what happens once is refused by its own rule */
type Case = { command: Request; reused?: object | string; refusal?: string; later: Request[] };

const cases: [what: string, make: () => Promise<Case>][] = [
  [
    'registering an invoice, known by its invoiceId',
    async () => {
      const invoice = invoiceOf(10_000);
      return {
        command: { path: '/invoices', body: invoice },
        reused: { ...invoice, reference: 'another' },
        later: [pay(invoice.invoiceId, 4_000)],
      };
    },
  ],
  [
    'registering an invoice, known by its Idempotency-Key',
    async () => {
      const { invoiceId, ...invoice } = invoiceOf(10_000);
      return {
        command: { path: '/invoices', body: invoice, headers: key() },
        reused: { ...invoice, reference: 'another' },
        later: [],
      };
    },
  ],
  [
    'registering an invoice of which all is prepaid',
    async () => {
      const invoice = { ...invoiceOf(10_000), prepaid: 10_000 };
      return { command: { path: '/invoices', body: invoice }, reused: { ...invoice, prepaid: 9_999 }, later: [] };
    },
  ],
  [
    'registering an invoice in a series',
    async () => {
      const invoice = { ...invoiceOf(10_000), series: `S-${randomUUID().slice(0, 8)}-` };
      return {
        command: { path: '/invoices', body: invoice },
        reused: { ...invoice, reference: 'another' },
        later: [pay(invoice.invoiceId, 4_000)],
      };
    },
  ],
  [
    'a payment, known by its paymentId',
    async () => {
      const invoiceId = await register();
      const payment = paymentOf(4_000);
      return {
        command: { path: `/invoices/${invoiceId}/payments`, body: payment },
        reused: { ...payment, amount: 4_001 },
        later: [pay(invoiceId, 6_000)],
      };
    },
  ],
  [
    'a payment, known by its Idempotency-Key',
    async () => {
      const invoiceId = await register();
      const { paymentId, ...payment } = paymentOf(4_000);
      return {
        command: { path: `/invoices/${invoiceId}/payments`, body: payment, headers: key() },
        reused: { ...payment, reference: 'another' },
        later: [pay(invoiceId, 6_000)],
      };
    },
  ],
  [
    'a reversal',
    async () => {
      const invoiceId = await register();
      const payment = paymentOf(4_000);
      await succeeded({ path: `/invoices/${invoiceId}/payments`, body: payment });
      return {
        command: { path: `/invoices/${invoiceId}/payments/${payment.paymentId}/reversal`, body: { reason } },
        reused: { reason: 'another' },
        refusal: 'payment-already-reversed',
        later: [pay(invoiceId, 10_000)],
      };
    },
  ],
  [
    'the reversal of an overpayment',
    async () => {
      const invoiceId = await register();
      const payment = paymentOf(15_000);
      await succeeded({ path: `/invoices/${invoiceId}/payments`, body: payment });
      return {
        command: {
          path: `/invoices/${invoiceId}/payments/${payment.paymentId}/reversal`,
          body: { reason },
          headers: key(),
        },
        reused: { reason: 'another' },
        later: [pay(invoiceId, 10_000)],
      };
    },
  ],
  [
    'a refund',
    async () => {
      const invoiceId = await register();
      const payment = paymentOf(4_000);
      await succeeded({ path: `/invoices/${invoiceId}/payments`, body: payment });
      const refund = { refundId: 'r', amount: 1_000, currency: 'EUR', method: 'cash', reason };
      return {
        command: { path: `/invoices/${invoiceId}/payments/${payment.paymentId}/refunds`, body: refund },
        reused: { ...refund, amount: 1_001 },
        later: [pay(invoiceId, 7_000)],
      };
    },
  ],
  [
    'the reversal of a part of a payment',
    async () => {
      const invoiceId = await register();
      const payment = paymentOf(4_000);
      await succeeded({ path: `/invoices/${invoiceId}/payments`, body: payment });
      const path = `/invoices/${invoiceId}/payments/${payment.paymentId}/reversal`;
      const part = { reversalId: 'r', amount: 1_000, reason };
      return {
        command: { path, body: part },
        reused: { ...part, amount: 1_001 },
        later: [{ path, body: { reason } }],
      };
    },
  ],
  [
    'an unapplication',
    async () => {
      const invoiceId = await register();
      const payment = paymentOf(4_000);
      await succeeded({ path: `/invoices/${invoiceId}/payments`, body: payment });
      const path = `/invoices/${invoiceId}/payments/${payment.paymentId}/unapplication`;
      const unapplication = { unapplicationId: 'u', amount: 1_000, reason };
      return {
        command: { path, body: unapplication },
        reused: { ...unapplication, amount: 1_001 },
        later: [{ path, body: { reason } }],
      };
    },
  ],
  [
    'a refund that came back',
    async () => {
      const invoiceId = await register();
      const payment = paymentOf(4_000);
      await succeeded({ path: `/invoices/${invoiceId}/payments`, body: payment });
      const refunds = `/invoices/${invoiceId}/payments/${payment.paymentId}/refunds`;
      await succeeded({ path: refunds, body: { ...refund, refundId: 'r' } });
      return {
        command: { path: `/invoices/${invoiceId}/refunds/r/reversal`, body: { reason } },
        reused: { reason: 'another' },
        refusal: 'refund-already-reversed',
        later: [{ path: refunds, body: { ...refund, refundId: 's' } }],
      };
    },
  ],
  [
    'a refund of credit that came back',
    async () => {
      const customer = await creditedCustomer();
      const refunds = `/customers/${customer}/credit/refunds`;
      await succeeded({ path: refunds, body: { ...refund, refundId: 'r' } });
      return {
        command: { path: `${refunds}/r/reversal`, body: { reason } },
        reused: { reason: 'another' },
        refusal: 'credit-refund-already-reversed',
        later: [{ path: refunds, body: { ...refund, refundId: 's' } }],
      };
    },
  ],
  [
    'a credit note',
    async () => {
      const invoiceId = await register();
      const note = { creditNoteId: 'c', amount: 1_000, currency: 'EUR', issuedOn: '2026-11-23', reason };
      return {
        command: { path: `/invoices/${invoiceId}/credit-notes`, body: note },
        reused: { ...note, amount: 1_001 },
        later: [pay(invoiceId, 9_000)],
      };
    },
  ],
  [
    'a credit note on account',
    async () => {
      const customer = newCustomer();
      const { path, body } = noteOnAccount(customer);
      const refund = { refundId: 'r', amount: 500, currency: 'EUR', method: 'cash', reason };
      return {
        command: { path, body: { ...body, creditNoteId: 'c' } },
        reused: { ...body, creditNoteId: 'c', reference: 'another' },
        later: [{ path: `/customers/${customer}/credit/refunds`, body: refund }],
      };
    },
  ],
  [
    'a write-off',
    async () => {
      const invoiceId = await register();
      return {
        command: { path: `/invoices/${invoiceId}/write-off`, body: { reason }, headers: key() },
        reused: { reason: 'another' },
        later: [pay(invoiceId, 10_000)],
      };
    },
  ],
  [
    'voiding',
    async () => ({
      command: { path: `/invoices/${await register()}/void`, body: { reason } },
      reused: { reason: 'another' },
      refusal: 'invoice-state-forbids',
      later: [],
    }),
  ],
  [
    'a payment over many invoices',
    async () => {
      const customerId = newCustomer();
      const allocations = [await register(10_000, customerId), await register(10_000, customerId)].map((invoiceId) => ({
        invoiceId,
        amount: 10_000,
      }));
      const payment = { ...paymentOf(25_000), customerId, allocations };
      return {
        command: { path: '/payments', body: payment },
        reused: { ...payment, amount: 25_001 },
        later: [{ path: `/payments/${payment.paymentId}/reversal`, body: { reason } }],
      };
    },
  ],
  [
    'the reversal of a payment over many invoices',
    async () => {
      const customerId = newCustomer();
      await register(10_000, customerId);
      const payment = { ...paymentOf(25_000), customerId, allocations: [] };
      await succeeded({ path: '/payments', body: payment });
      return {
        command: { path: `/payments/${payment.paymentId}/reversal`, body: { reason }, headers: key() },
        reused: { reason: 'another' },
        later: [],
      };
    },
  ],
  [
    'disputing an invoice',
    async () => {
      const invoiceId = await register();
      const path = `/invoices/${invoiceId}/dispute`;
      return {
        command: { path, body: { amount: 4_000, reason }, headers: key() },
        reused: { amount: 4_001, reason },
        later: [{ path: `${path}/resolution`, body: { outcome: 'rejected', reason } }],
      };
    },
  ],
  [
    'resolving a dispute',
    async () => {
      const path = `/invoices/${await register()}/dispute`;
      await succeeded({ path, body: { reason } });
      return {
        command: { path: `${path}/resolution`, body: { outcome: 'accepted', reason }, headers: key() },
        reused: { outcome: 'rejected', reason },
        later: [{ path, body: { reason } }],
      };
    },
  ],
  [
    'spending credit',
    async () => {
      const customer = await creditedCustomer();
      const invoiceId = await register(3_000, customer);
      const application = { applicationId: 'a', invoiceId, amount: 4_000, currency: 'EUR' };
      const refund = { refundId: 'r', amount: 500, currency: 'EUR', method: 'cash', reason };
      return {
        command: { path: `/customers/${customer}/credit/applications`, body: application },
        reused: { ...application, amount: 4_001 },
        later: [{ path: `/customers/${customer}/credit/refunds`, body: refund }],
      };
    },
  ],
  [
    'refunding credit',
    async () => {
      const customer = await creditedCustomer();
      const refund = { refundId: 'r', amount: 500, currency: 'EUR', method: 'cash', reason };
      return {
        command: { path: `/customers/${customer}/credit/refunds`, body: refund },
        reused: { ...refund, amount: 501 },
        later: [{ path: `/customers/${customer}/credit/refunds`, body: { ...refund, refundId: 'r2' } }],
      };
    },
  ],
  [
    'letting credit pay by itself',
    async () => {
      const path = `/customers/${newCustomer()}/credit/automatic`;
      return {
        command: { method: 'PUT', path, body: { automatic: true }, headers: key() },
        reused: { automatic: false },
        later: [{ method: 'PUT', path, body: { automatic: false } }],
      };
    },
  ],
  [
    'closing the books',
    async () => {
      const path = '/books/closing';
      return {
        command: { method: 'PUT', path, body: { closedThrough: '2000-01-31' }, headers: key() },
        reused: { closedThrough: '2000-02-29' },
        later: [{ method: 'PUT', path, body: { closedThrough: null, reason } }],
      };
    },
  ],
];

describe('a retry is answered like the first try, whatever happened since', () => {
  const tried = new Set<string>();

  it.each(cases)('%s', async (_, make) => {
    const { command, reused, refusal = 'idempotency-key-reused', later } = await make();
    tried.add(`${command.method ?? 'POST'} ${command.path}`);
    const first = await succeeded(command);
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    const expectTheSame = async (by: UsedService) => {
      const again = await ask(command, by);
      expect(again.text).toBe(first.text);
      expect(again.status).toBe(first.status);
      expect(again.headers.get('idempotent-replayed')).toBe('true');
      for (const header of ['etag', 'location', 'ledger-position'])
        expect(again.headers.get(header), header).toBe(first.headers.get(header));
    };
    const expectTheReuseRefused = async (by: UsedService) =>
      expect(reused && (await ask({ ...command, body: reused }, by))).toMatchObject({
        status: 409,
        body: { type: `/problems/${refusal}` },
      });
    await expectTheSame(service);
    await expectTheReuseRefused(service);
    for (const request of later) await succeeded(request);
    await expectTheSame(service);
    await expectTheReuseRefused(other); // which knows nothing of it yet
    await expectTheSame(other);
  });

  it('and there is an example of each command of the API', async () => {
    const { body } = await get<{ paths: Record<string, object> }>(`${service.url}/docs/json`);
    const commands = Object.entries(body.paths)
      .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`))
      .filter((route) => /^(POST|PUT) /.test(route) && !route.endsWith(':batch'));
    const isTried = (route: string) =>
      [...tried].some((path) => new RegExp(`^${route.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path));
    expect(commands.length).toBeGreaterThan(10);
    expect(commands.filter((route) => !isTried(route))).toEqual([]);
  });
});

describe('without an id of its own and without an Idempotency-Key', () => {
  const dated = { receivedOn: '2026-11-24', method: 'credit-transfer', currency: 'EUR', amount: 1_000 };
  const refunded = { amount: 1_000, currency: 'EUR', method: 'credit-transfer', reason };
  const note = { currency: 'EUR', issuedOn: '2026-11-24', reason, amount: 1_000 };
  const paid = async () => {
    const invoiceId = await register();
    const payment = paymentOf(10_000);
    await succeeded({ path: `/invoices/${invoiceId}/payments`, body: payment });
    return `/invoices/${invoiceId}/payments/${payment.paymentId}`;
  };
  const moving: [what: string, field: string, make: () => Promise<Request>][] = [
    ['an invoice', 'invoiceId', async () => ({ path: '/invoices', body: withoutId(invoiceOf(1_000)) })],
    [
      'an invoice in a series',
      'invoiceId',
      async () => ({ path: '/invoices', body: { ...withoutId(invoiceOf(1_000)), series: 'S-' } }),
    ],
    ['a payment', 'paymentId', async () => ({ path: `/invoices/${await register()}/payments`, body: dated })],
    [
      'a payment across invoices',
      'paymentId',
      async () => ({ path: '/payments', body: { ...dated, customerId: newCustomer() } }),
    ],
    [
      'a part of a reversal',
      'reversalId',
      async () => ({ path: `${await paid()}/reversal`, body: { reason, amount: 1_000 } }),
    ],
    [
      'an unapplication',
      'unapplicationId',
      async () => ({ path: `${await paid()}/unapplication`, body: { reason, amount: 1_000 } }),
    ],
    ['a refund', 'refundId', async () => ({ path: `${await paid()}/refunds`, body: refunded })],
    ['a credit note', 'creditNoteId', async () => ({ path: `/invoices/${await register()}/credit-notes`, body: note })],
    ['a credit note on account', 'creditNoteId', async () => noteOnAccount(newCustomer())],
    [
      'a refund of credit',
      'refundId',
      async () => ({ path: `/customers/${await creditedCustomer()}/credit/refunds`, body: refunded }),
    ],
    [
      'an application of credit',
      'applicationId',
      async () => {
        const customer = await creditedCustomer();
        const body = { invoiceId: await register(10_000, customer), amount: 1_000, currency: 'EUR' };
        return { path: `/customers/${customer}/credit/applications`, body };
      },
    ],
  ];

  it.concurrent.each(moving)(
    '%s is refused, unless the client says that it never sends it again',
    async (_, field, make) => {
      const request = await make();
      const refused = await ask(request);
      expect(refused).toMatchObject({ status: 400, body: { type: '/problems/idempotency-key-missing' } });
      expect(refused.body.detail).toContain(`Send ${field} or the header Idempotency-Key`);
      // also if a client gives all requests of a task the same correlation id
      const meant = { ...request, headers: { 'ledger-unrepeatable': 'true', 'x-correlation-id': 'a task' } };
      const answers = [await succeeded(meant), await succeeded(meant)];
      expect(answers.map(({ headers }) => headers.get('idempotent-replayed'))).toEqual([null, null]);
    },
  );

  it('an invoice with a number is taken: a second one is refused by it', async () => {
    const request = { path: '/invoices', body: { ...withoutId(invoiceOf(1_000)), number: `N-${randomUUID()}` } };
    await succeeded(request);
    expect(await ask(request)).toMatchObject({ status: 409, body: { type: '/problems/number-taken' } });
  });

  /** A payment across invoices, of which one took all. */
  const paidAcross = async () => {
    const customer = newCustomer();
    const invoiceId = await register(10_000, customer);
    const payment = { ...paymentOf(10_000), customerId: customer, allocations: [{ invoiceId, amount: 10_000 }] };
    await succeeded({ path: '/payments', body: payment });
    return { path: `/payments/${payment.paymentId}`, part: `/invoices/${invoiceId}`, id: payment.paymentId };
  };

  it('what takes all that is left happens once: a retry gets the first answer, however late it comes', async () => {
    const across = await paidAcross();
    const requests = [
      { path: `${await paid()}/reversal`, body: { reason } },
      { path: `${await paid()}/unapplication`, body: { reason } },
      { path: `${across.path}/reversal`, body: { reason } },
    ];
    for (const request of requests) {
      const first = await succeeded(request);
      const again = await succeeded(request);
      expect([again.text, again.headers.get('idempotent-replayed')]).toEqual([first.text, 'true']);
    }
  });

  it('a refund that comes back later is not taken by a late retry; a key means it', async () => {
    const { path, part, id } = await paidAcross();
    const refund = { refundId: randomUUID(), ...refunded, amount: 4_000 };
    await succeeded({ path: `${part}/payments/payments%2F${id}/refunds`, body: refund });
    const reversal = { path: `${path}/reversal`, body: { reason } };
    expect((await succeeded<{ reversed: number }>(reversal)).body.reversed).toBe(6_000);
    await succeeded({ path: `${part}/refunds/${refund.refundId}/reversal`, body: { reason } });
    expect((await succeeded<{ reversed: number }>(reversal)).body.reversed).toBe(6_000);
    expect((await succeeded<{ reversed: number }>({ ...reversal, headers: key() })).body.reversed).toBe(10_000);
  });

  it('a number names one invoice, also with the If-Match of what does not exist', async () => {
    const number = `N-${randomUUID()}`;
    const headers = { 'if-match': '"-1"' };
    const invoice = { ...withoutId(invoiceOf(1_000)), number };
    await succeeded({ path: '/invoices', body: invoice, headers });
    for (const again of [headers, {}])
      expect(await ask({ path: '/invoices', body: invoice, headers: again })).toMatchObject({
        status: 409,
        body: { type: '/problems/number-taken' },
      });
  });
});

const withoutId = ({ invoiceId, ...invoice }: ReturnType<typeof invoiceOf>) => invoice;

describe('the first answer', () => {
  it('is repeated after a restart of the service, and a reuse of its key is refused', async () => {
    const [invoice, paid, reused] = [invoiceOf(10_000), invoiceOf(10_000), invoiceOf(10_000)];
    const requests = [
      { path: '/invoices', body: invoice },
      { path: `/invoices/${invoice.invoiceId}/payments`, body: paymentOf(4_000) },
    ];
    const first = [];
    for (const request of requests) first.push((await succeeded(request)).text);
    await succeeded(pay(invoice.invoiceId, 6_000));
    for (const body of [paid, reused]) await succeeded({ path: '/invoices', body });
    const payment = pay(paid.invoiceId, 4_000);
    await succeeded(payment);

    await using restarted = await startCommandService(eventStoreUrl);
    const again = [];
    for (const request of requests) again.push((await ask(request, restarted)).text);
    expect(again).toEqual(first);
    const otherPayment = { ...payment, body: { ...(payment.body as object), amount: 4_001 } };
    expect(await ask(otherPayment, restarted)).toMatchObject({ status: 409 });
    const otherInvoice = { path: '/invoices', body: { ...reused, reference: 'another' } };
    expect(await ask(otherInvoice, restarted)).toMatchObject({ status: 409 });
  });

  it('is the answer to all copies that are sent concurrently to two services', async () => {
    const invoiceId = await register();
    const request = pay(invoiceId, 4_000);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => ask(request, n % 2 ? service : other)));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]).toMatchObject({ status: 201, body: { paid: 4_000, revision: 2 } });
  });

  it('belongs to the id: the same payment under another Idempotency-Key is recorded once', async () => {
    const request = pay(await register(), 4_000);
    const first = await succeeded({ ...request, headers: key() });
    expect((await ask({ ...request, headers: key() })).text).toBe(first.text);
    expect((await ask(request)).text).toBe(first.text);
  });

  it('belongs to the content, not to its formatting', async () => {
    const invoiceId = await register();
    const { path, body } = pay(invoiceId, 4_000);
    const first = await succeeded({ path, body });
    const backwards = JSON.stringify(Object.fromEntries(Object.entries(body).toReversed()), undefined, 2);
    expect((await ask({ path, body: backwards })).text).toBe(first.text);
  });
});

/** Two commands on one stream, of which the second is not a retry of the first though its key, or the id in it, is the same. */
const others: [what: string, make: () => Promise<[first: Request, second: Request]>][] = [
  [
    'the write-off of an invoice under the key of its payment',
    async () => {
      const [invoiceId, headers] = [await register(), key()];
      const second = { path: `/invoices/${invoiceId}/write-off`, body: { reason }, headers };
      return [{ ...pay(invoiceId, 1_000), headers }, second];
    },
  ],
  [
    'the voiding of an invoice under the key of its write-off, with the same body',
    async () => {
      const [invoiceId, headers] = [await register(), key()];
      const sent = { body: { reason }, headers };
      return [
        { path: `/invoices/${invoiceId}/write-off`, ...sent },
        { path: `/invoices/${invoiceId}/void`, ...sent },
      ];
    },
  ],
  [
    'the reversal of a payment under the key of the reversal of another',
    async () => twoPayments('reversal', { body: { reason }, headers: key() }),
  ],
  [
    'the refund of a payment under the id of the refund of another',
    async () => twoPayments('refunds', { body: { ...refund, refundId: '1' } }),
  ],
  [
    'the refund of a payment under the key of the refund of another',
    async () => twoPayments('refunds', { body: refund, headers: key() }),
  ],
  [
    'the switching on of automatic credit under the key of the switching off that changed nothing',
    async () => {
      const sent = { method: 'PUT', path: `/customers/${newCustomer()}/credit/automatic`, headers: key() } as const;
      return [
        { ...sent, body: { automatic: false } },
        { ...sent, body: { automatic: true } },
      ];
    },
  ],
];
const refund = { amount: 500, currency: 'EUR', method: 'cash', reason };

async function twoPayments(act: 'reversal' | 'refunds', sent: Omit<Request, 'path'>): Promise<[Request, Request]> {
  const invoiceId = await register();
  const [one, two] = [paymentOf(3_000), paymentOf(3_000)];
  for (const body of [one, two]) await succeeded({ path: `/invoices/${invoiceId}/payments`, body });
  return [
    { path: `/invoices/${invoiceId}/payments/${one.paymentId}/${act}`, ...sent },
    { path: `/invoices/${invoiceId}/payments/${two.paymentId}/${act}`, ...sent },
  ];
}

describe('a command that is no retry is refused, and the first answer stays', () => {
  it.each(others)('%s', async (_, make) => {
    const [first, second] = await make();
    const { text } = await succeeded(first);
    expect(await ask(second)).toMatchObject({ status: 409, body: { type: '/problems/idempotency-key-reused' } });
    expect((await ask(first)).text).toBe(text);
  });
});

it('two overpayments on two invoices that are reversed under one key are both reversed, and leave no credit', async () => {
  const [customer, headers] = [newCustomer(), key()];
  for (const beyond of [500, 700]) {
    const invoiceId = await register(1_000, customer);
    const overpayment = paymentOf(1_000 + beyond);
    await succeeded({ path: `/invoices/${invoiceId}/payments`, body: overpayment });
    const path = `/invoices/${invoiceId}/payments/${overpayment.paymentId}/reversal`;
    await succeeded({ path, body: { reason }, headers });
  }
  const { body } = await get<{ credit: object[] }>(`${service.url}/customers/${customer}/credit`);
  expect(body.credit).toEqual([{ currency: 'EUR', credit: 0 }]);
});

it('a retry of a command that changed nothing changes nothing later', async () => {
  const path = `/customers/${newCustomer()}/credit/automatic`;
  const off: Request = { method: 'PUT', path, body: { automatic: false }, headers: key() };
  const { text } = await succeeded(off);
  await succeeded({ method: 'PUT', path, body: { automatic: true } });
  expect((await ask(off)).text).toBe(text);
  expect((await get<{ automatic: boolean }>(service.url + path.replace('/automatic', ''))).body.automatic).toBe(true);
});

it('the service logs no error', async () => {
  expect([...(await errorsIn(service)), ...(await errorsIn(other))]).toEqual([]);
});
