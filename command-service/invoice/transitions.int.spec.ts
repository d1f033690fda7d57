// The table of transitions over HTTP: a command that it does not allow is refused, and the OpenAPI document names the problem.

import { beforeAll, describe, expect, it } from 'vitest';
import type { Invoice } from '../../events/invoice-state.ts';
import type { InvoiceView } from '../../events/invoice-view.ts';
import { get, type Problem, post } from '../../testing/http/client.ts';
import { invoiceOf, paymentOf } from '../../testing/http/requests.ts';
import { type UsedService, useCommandSide } from '../testing/command-side.ts';
import { type InvoiceCommand, transitions } from './commands.ts';

let service: UsedService;
beforeAll(async () => {
  [service] = (await useCommandSide()).services;
});

const reason = 'as agreed';
const euros = { currency: 'EUR', method: 'cash', reason };

/** The commands of the service's own processes, and `register`, which has no invoice yet. */
type Internal = 'register' | 'allocate' | 'apply-credit' | 'mark-overdue';

/** The commands that a client can send to an invoice. */
const commands = {
  pay: ['/payments', paymentOf(1_000)],
  credit: ['/credit-notes', { amount: 1_000, currency: 'EUR', issuedOn: '2026-11-24', reason }],
  reverse: ['/payments/p/reversal', { reason }],
  refund: ['/payments/p/refunds', { ...euros, amount: 1_000 }],
  unapply: ['/payments/p/unapplication', { reason }],
  'reverse-refund': ['/refunds/f/reversal', { reason }],
  'write-off': ['/write-off', { reason }],
  void: ['/void', { reason }],
  dispute: ['/dispute', { reason }],
  'resolve-dispute': ['/dispute/resolution', { outcome: 'accepted', reason }],
} as const satisfies Record<Exclude<InvoiceCommand['type'], Internal>, readonly [path: string, body: object]>;
type Command = keyof typeof commands;

/** What leads to each state. */
const ways: Record<Exclude<Invoice['state'], 'unregistered'>, (readonly [path: string, body: object])[]> = {
  open: [],
  'partially-paid': [commands.pay],
  paid: [['/payments', paymentOf(10_000)]],
  'written-off': [commands['write-off']],
  void: [commands.void],
};

const forbidden = Object.entries(ways).flatMap(([state, way]) =>
  (Object.keys(commands) as Command[])
    .filter((command) => !(command in transitions[state as keyof typeof ways]))
    .filter((command) => command !== 'void' || state !== 'void') // an invoice is voided once: again, it is the same
    .map((command) => ({ state, command, way })),
);

describe('a command that the table of transitions does not allow', () => {
  it.each(forbidden)('is refused: $command of an invoice that is $state', async ({ state, command, way }) => {
    const invoice = invoiceOf(10_000);
    const url = `${service.url}/invoices`;
    await post(url, invoice);
    for (const [path, body] of way) {
      // without its id, a payment gets a new one each time
      const { paymentId, ...sent } = { paymentId: undefined, ...body };
      expect(await post<InvoiceView>(`${url}/${invoice.invoiceId}${path}`, sent)).toMatchObject({ status: 201 });
    }
    const [path, body] = commands[command];
    expect(await post<Problem>(`${url}/${invoice.invoiceId}${path}`, body)).toMatchObject({
      status: 409,
      body: { type: '/problems/invoice-state-forbids', state, command },
    });
  });

  it('has its problem in the OpenAPI document of each command', async () => {
    type Api = { paths: Record<string, { post?: { responses: Record<string, { description: string }> } }> };
    const { body } = await get<Api>(`${service.url}/docs/json`);
    for (const [path] of Object.values(commands)) {
      const { responses = {} } =
        body.paths[`/invoices/{invoiceId}${path.replace('/p/', '/{paymentId}/').replace('/f/', '/{refundId}/')}`]
          ?.post ?? {};
      expect(responses['409']?.description, path).toContain('/problems/invoice-state-forbids');
      expect(responses['409']?.description, path).toContain('/problems/idempotency-key-reused');
      expect(responses['404']?.description, path).toContain('/problems/invoice-not-found');
      expect(responses['412']?.description, path).toContain('/problems/revision-differs');
      expect(responses['503']?.description, path).toContain('/problems/event-store-unavailable');
    }
  });
});
