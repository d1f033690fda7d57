// Numbers without gaps, asked of two services at once, one of which is killed.

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InvoiceView } from '../../events/invoice-view.ts';
import { type NumberAllocated, numberInSeries } from '../../events/series.ts';
import { streamName } from '../../events/streams.ts';
import { readStream } from '../../platform/stores/read-stream.ts';
import { type Answer, post } from '../../testing/http/client.ts';
import { invoiceOf } from '../../testing/http/requests.ts';
import { repetitions } from '../../testing/repetitions.ts';
import { endOfLog, type LogEnd } from '../../testing/servers/event-log.ts';
import { type UsedCommandSide, useCommandSide } from '../testing/command-side.ts';
import { ledgerOn } from '../testing/ledger.ts';
import { errorsIn, startCommandService } from '../testing/service.ts';

let eventStoreUrl: string;
let services: UsedCommandSide['services'];
let opened: ReturnType<typeof ledgerOn>;
/** The log before it is of no interest here. */
let begin: LogEnd;
beforeAll(async () => {
  const side = await useCommandSide();
  ({ eventStoreUrl, services } = side);
  opened = ledgerOn(eventStoreUrl);
  begin = await endOfLog(opened.client);
});
afterAll(() => opened?.client.dispose());

const newSeries = () => `S-${randomUUID().slice(0, 8)}-`;

/** The series' allocations in its order, and which invoice has which number, in the whole log. */
async function numbersOf(series: string) {
  const { client } = opened;
  const allocated: NumberAllocated['data'][] = [];
  await readStream<NumberAllocated>(client, streamName('series', series), {}, ({ data }) => allocated.push(data));
  const invoices = new Map<string, string[]>();
  for await (const { event } of client.readAll({ fromPosition: begin })) {
    if (event?.type !== 'InvoiceRegistered') continue;
    const { number, invoiceId } = event.data as { number?: string; invoiceId: string };
    if (number?.startsWith(series)) invoices.set(number, [...(invoices.get(number) ?? []), invoiceId]);
  }
  return { allocated, invoices };
}

/** Every number from 1 on was given once and has one invoice. */
async function expectGapless(series: string, count: number): Promise<void> {
  const { allocated, invoices } = await numbersOf(series);
  const expected = Array.from({ length: count }, (_, place) => numberInSeries(series, place + 1));
  expect(allocated.map(({ number }) => number)).toEqual(expected);
  expect([...invoices.keys()].toSorted()).toEqual(expected);
  for (const { number, invoiceId } of allocated) expect(invoices.get(number)).toEqual([invoiceId]);
}

const registrations = repetitions(80, 200);
const clients = 10;

describe('a series', () => {
  it(`numbers ${registrations} registrations at two services from 1 to ${registrations}, each number once`, async () => {
    const series = newSeries();
    const answers = await Promise.all(
      Array.from({ length: registrations }, (_, n) =>
        post<InvoiceView>(`${services[n % 2]?.url}/invoices`, { ...invoiceOf(10_000), series }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    const numbers = answers.map(({ body }) => body.number).toSorted();
    expect(numbers).toEqual(answers.map((_, place) => numberInSeries(series, place + 1)));
    await expectGapless(series, registrations);
  });

  it('has no gap and no duplicate if a service is killed in the middle of it and restarted', async () => {
    const series = newSeries();
    const [other] = services;
    let dying = await startCommandService(eventStoreUrl);
    let answered = 0;

    /** Sends again, under the same id, what was not answered: to whichever service runs. */
    async function register(invoice: object): Promise<Answer<InvoiceView>> {
      for (let tries = 0; ; tries++) {
        const url = tries % 2 ? other.url : dying.url;
        const answer = await post<InvoiceView>(`${url}/invoices`, invoice).catch(() => undefined);
        if (answer?.status === 201) {
          answered += 1;
          return answer;
        }
        if (tries > 50 || answer) throw new Error(answer?.text ?? 'no answer');
      }
    }
    async function killInTheMiddle(): Promise<void> {
      await expect.poll(() => answered, { interval: 1 }).toBeGreaterThan(registrations / 4);
      await dying.kill();
      dying = await startCommandService(eventStoreUrl);
    }
    async function client(): Promise<Answer<InvoiceView>[]> {
      const answers: Answer<InvoiceView>[] = [];
      for (let n = 0; n < registrations / clients; n++) answers.push(await register({ ...invoiceOf(10_000), series }));
      return answers;
    }
    const [answers] = await Promise.all([Promise.all(Array.from({ length: clients }, client)), killInTheMiddle()]);
    const numbers = answers.flat().map(({ body }) => body.number);
    expect(numbers.toSorted()).toEqual(numbers.map((_, place) => numberInSeries(series, place + 1)));
    await expectGapless(series, registrations);
    expect(await errorsIn(dying)).toEqual([]);
    await dying[Symbol.asyncDispose]();
  });

  it('assigns no number to a refused invoice, and no second number to a retry', async () => {
    const series = newSeries();
    const [{ url }] = services;
    const first = await post<InvoiceView>(`${url}/invoices`, { ...invoiceOf(10_000), series });
    expect(await post(`${url}/invoices`, { ...invoiceOf(10_000), series, dueOn: '2000-01-01' })).toMatchObject({
      status: 422,
    });
    const invoice = { ...invoiceOf(10_000), series };
    const again = await Promise.all(
      Array.from({ length: 10 }, (_, n) => post<InvoiceView>(`${services[n % 2]?.url}/invoices`, invoice)),
    );
    expect(first.body.number).toBe(numberInSeries(series, 1));
    expect(again.map(({ body }) => body.number)).toEqual(again.map(() => numberInSeries(series, 2)));
    await expectGapless(series, 2);
  });

  it('is independent of series with other prefixes', async () => {
    const [one, other] = [newSeries(), `${newSeries()}A/2026 `];
    const [{ url }] = services;
    const answers = await Promise.all(
      [one, other, one, other].map((series) => post<InvoiceView>(`${url}/invoices`, { ...invoiceOf(10_000), series })),
    );
    expect(answers.map(({ body }) => body.number).toSorted()).toEqual(
      [1, 2].flatMap((n) => [numberInSeries(one, n), numberInSeries(other, n)]).toSorted(),
    );
  });
});

it('the service logs no error', async () => {
  expect((await Promise.all(services.map(errorsIn))).flat()).toEqual([]);
});
