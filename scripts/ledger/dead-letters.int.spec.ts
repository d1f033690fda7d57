import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deadLettersIn } from '../../command-service/kafka/dead-letters.ts';
import { Problem } from '../../platform/http/problems/problem.ts';
import { createTopics } from '../../platform/stores/create-topics.ts';
import type { KafkaClients } from '../../platform/stores/kafka.ts';
import { clientsForTests, kafkaBrokers, newTopic, readCommitted, withoutKafka } from '../../testing/servers/kafka.ts';
import { WrongUse } from './command.ts';
import { run } from './run.ts';

describe.skipIf(withoutKafka !== '')(`dead letters${withoutKafka}`, () => {
  const topics = { payments: newTopic('payments'), deadLetters: newTopic('dead-letter') };
  let clients: KafkaClients;
  const ledger = (...args: string[]): Promise<string> => ledgerOf(topics.deadLetters, ...args);
  const ledgerOf = async (...args: string[]): Promise<string> => {
    const said: string[] = [];
    const env = {
      KAFKA_BROKERS: kafkaBrokers,
      EVENT_STORE_URL: 'esdb://127.0.0.1:1?tls=false',
      POSTGRES_URL: 'postgres://127.0.0.1:1/none',
    };
    await run(['dead-letters', ...args], env, (text) => said.push(text));
    return said.join('\n');
  };
  const refused = (offset: string) =>
    new Problem({ type: 'malformed-request', title: 'Malformed', status: 400, detail: `no ${offset}` });
  const message = (offset: number, value: string | null) => ({
    topic: topics.payments,
    partition: 0,
    offset: String(offset),
    key: Buffer.from('an-invoice'),
    value: value === null ? null : Buffer.from(value),
    headers: { traceparent: randomUUID() },
  });
  const first = message(4, '{"amount":1}');
  const second = message(7, null);

  beforeAll(async () => {
    clients = clientsForTests();
    await createTopics(
      clients,
      Object.values(topics).map((topic) => ({ topic })),
    );
    const producer = clients.producer();
    await producer.connect();
    const put = deadLettersIn(producer, topics.deadLetters);
    for (const letter of [first, second, first]) await put.put(letter, refused(letter.offset));
    await clients.release(producer);
  });
  afterAll(() => clients?.close());

  it('are listed, each once, with what was wrong', async () => {
    const listed = JSON.parse(await ledger('--json'));
    expect(
      listed
        .map(({ from, key, problem }: { from: string; key: string; problem: { detail: string } }) => [
          from,
          key,
          problem.detail,
        ])
        .toSorted(),
    ).toEqual([
      [`${topics.payments}/0/4`, 'an-invoice', 'no 4.'],
      [`${topics.payments}/0/7`, 'an-invoice', 'no 7.'],
    ]);
    expect(await ledger()).toContain('no 7');
    expect(await ledger('--since', new Date().toISOString())).toBe('There are no dead letters.');
    await expect(ledger('--since', 'yesterday')).rejects.toThrow(WrongUse);
  });

  it('are there without what is too large beside their headers, and large ones are sent again one by one', async () => {
    const own = { payments: newTopic('payments'), deadLetters: newTopic('dead-letter') };
    await createTopics(
      clients,
      Object.values(own).map((topic) => ({ topic })),
    );
    const producer = clients.producer();
    await producer.connect();
    const put = deadLettersIn(producer, own.deadLetters);
    const sizes = [600_000, 600_000, 1_048_400];
    for (const [offset, size] of sizes.entries())
      await put.put({ ...message(offset, 'x'.repeat(size)), topic: own.payments }, refused(String(offset)));
    await clients.release(producer);
    expect(await ledgerOf(own.deadLetters, '--resend')).toContain(
      '2 messages were sent again, and 1 were not: they are too large',
    );
    const again = await readCommitted(clients, own.payments, 2);
    expect(again.map(({ value }) => value.length)).toEqual([600_000, 600_000]);
  });

  it('that are refused again keep their first place, and are listed once', async () => {
    const producer = clients.producer();
    await producer.connect();
    const again = {
      ...message(99, '{"amount":1}'),
      headers: { ...first.headers, 'dead-letter-from': Buffer.from(`${topics.payments}/0/4`) },
    };
    await deadLettersIn(producer, topics.deadLetters).put(again, refused('99'));
    await clients.release(producer);
    const listed: { from: string; problem: { detail: string } }[] = JSON.parse(await ledger('--json'));
    expect(listed.map(({ from, problem }) => [from, problem.detail]).toSorted()).toEqual([
      [`${topics.payments}/0/4`, 'no 99.'],
      [`${topics.payments}/0/7`, 'no 7.'],
    ]);
  });

  it('are sent again as they came', async () => {
    expect(await ledger('--resend')).toContain('2 messages were sent again');
    const sent = await readCommitted(clients, topics.payments, 2);
    expect(
      sent
        .map(({ key, value, headers }) => ({ key, value, headers }))
        .toSorted((a, b) => a.value.localeCompare(b.value)),
    ).toEqual([
      {
        key: 'an-invoice',
        value: '{"amount":1}',
        headers: { ...first.headers, 'dead-letter-from': `${topics.payments}/0/4` },
      },
      {
        key: 'an-invoice',
        value: 'null',
        headers: { ...second.headers, 'dead-letter-from': `${topics.payments}/0/7` },
      },
    ]);
  });

  it('of a sender that gives them the place of another message hide none, and go to no other topic', async () => {
    const producer = clients.producer();
    await producer.connect();
    const { put } = deadLettersIn(producer, topics.deadLetters);
    const claiming = (offset: number, from: string) => ({
      ...message(offset, `{"amount":${offset}}`),
      headers: { 'dead-letter-from': Buffer.from(from) },
    });
    await put(claiming(100, `${topics.payments}/0/7`), refused('100'));
    await put(claiming(101, 'ledger.events/0/1'), refused('101'));
    const untold = { key: 'k', value: '{}', headers: { 'dead-letter-from': `${topics.payments}/0/102` } };
    await producer.send({ topic: topics.deadLetters, messages: [untold] });
    await clients.release(producer);
    const listed: { from: string; problem: { title: string; detail?: string } }[] = JSON.parse(await ledger('--json'));
    expect(listed.map(({ from, problem }) => `${from}: ${problem.detail ?? problem.title}`).toSorted()).toEqual(
      [
        `${topics.payments}/0/4: no 99.`,
        `${topics.payments}/0/7: no 7.`,
        `${topics.payments}/0/7: no 100.`,
        `${topics.payments}/0/101: no 101.`,
        `${topics.payments}/0/102: The message does not say what was wrong in a header "problem"`,
      ].toSorted(),
    );
  });
});
