// The SDKs of CloudEvents themselves read every type of event, as it is on Kafka. The one for Python is installed from PyPI.

import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { Kafka } from 'cloudevents';
import { beforeAll, describe, expect, it } from 'vitest';
import { type PublishedEvent, publishedEvents, publishedKinds } from '../../events/published.ts';
import { sampleEvents } from '../../events/samples/read-samples.ts';
import { kindOfStream } from '../../events/streams.ts';
import { upcast } from '../../events/upcast.ts';
import { pythonPackage } from '../../testing/processes/python-package.ts';
import {
  clientsForTests,
  newTopic,
  type ReadMessage,
  readCommitted,
  withoutKafka,
} from '../../testing/servers/kafka.ts';
import { shareKafka } from '../../testing/servers/kafka-turns.ts';
import type { LedgerCloudEvent } from './cloud-event.ts';
import { topicsNamed } from './topics.ts';
import { integrationView } from './view.ts';

const origin = { source: 'urn:test', queryUrl: 'https://ledger.example/queries' };
const events = sampleEvents()
  .filter(({ streamId }) => publishedKinds.some((kind) => kind === kindOfStream(streamId)))
  .map((stored) => upcast<PublishedEvent>(stored));

const python = withoutKafka === '' ? await pythonPackage('cloudevents', '2.2.0') : { missing: 'there is no Kafka' };
if (withoutKafka === '' && 'missing' in python)
  process.stderr.write(`the SDK for Python is skipped: ${python.missing}\n`);

describe.skipIf(withoutKafka !== '')(`every message on Kafka${withoutKafka}`, () => {
  shareKafka();
  let messages: ReadMessage[];
  let sent: LedgerCloudEvent[];

  beforeAll(async () => {
    const clients = clientsForTests();
    const topics = topicsNamed(newTopic('ledger.events'));
    const view = integrationView(clients, { name: 'integration', topics, origin });
    await view.prepare();
    await view.commit(events, undefined, events.at(-1)?.position ?? 0n);
    messages = await readCommitted(clients, topics.events, events.length);
    await clients.close();
    sent = messages.map(({ value }) => JSON.parse(value));
    expect(new Set(sent.map(({ type }) => type))).toEqual(
      new Set(Object.keys(publishedEvents).map((type) => `ledger.${type}`)),
    );
  });

  it('is read and found valid by the SDK for JavaScript', () => {
    for (const [index, { key, headers, value }] of messages.entries()) {
      const message = { key, headers, value, body: value };
      const event = Kafka.toEvent(message);
      if (Array.isArray(event)) throw new Error('it is one event');
      expect(JSON.parse(JSON.stringify(event))).toEqual(sent[index]);
    }
  });

  it.skipIf('missing' in python)('is read by the SDK for Python', async () => {
    const read = (await readByPython(messages)).map(({ time, ...event }) => ({ ...event, time: instant(time) }));
    expect(read).toEqual(sent.map(({ time, ...event }) => ({ ...event, time: instant(time) })));
  });
});

/** Python writes the same time in other digits. */
const instant = (time: string): number => Date.parse(time);

async function readByPython(messages: readonly ReadMessage[]): Promise<LedgerCloudEvent[]> {
  const program = join('bin' in python ? python.bin : '', 'python');
  const reader = spawn(program, [join(import.meta.dirname, 'read-events.py')], { timeout: 60_000 });
  reader.stdin.end(
    messages
      .map(({ key, headers, value }) => JSON.stringify({ key, headers, value: Buffer.from(value).toString('base64') }))
      .join('\n'),
  );
  const [output, errors] = await Promise.all([text(reader.stdout), text(reader.stderr)]);
  expect(errors).toBe('');
  return output.split('\n').flatMap((line) => (line === '' ? [] : JSON.parse(line)));
}
