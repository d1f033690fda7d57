import { publishedKinds } from '../../events/published.ts';
import { lastPosition } from '../../platform/stores/event-store.ts';
import { topicsNamed } from '../../projection-service/integration/topics.ts';
import { integrationView } from '../../projection-service/integration/view.ts';
import { catchUp } from '../../projection-service/rebuild/catch-up.ts';
import { type Work, WrongUse } from './command.ts';

/** The topics from which the ledger reads, by their usual names. */
const ofTheLedger = /^(ledger\.payments.*|transaction-events|.*\.checkpoint)$/;

const limits = { size: 2_000, lingerMs: 0 };

export const publish: Work = {
  stores: () => ['EventStoreDB', 'Kafka'],
  async run({ eventStore: { client }, stores: { kafka }, output }, [topic = '']) {
    if (kafka === undefined) throw new WrongUse('KAFKA_BROKERS is not set, so events are not published');
    if (!/^[a-zA-Z0-9._-]{1,200}$/.test(topic)) throw new WrongUse('name a topic of letters, digits, ".", "_" and "-"');
    if (topic === kafka.topic || ofTheLedger.test(topic))
      throw new WrongUse(`${topic} is a topic of the ledger itself: name another one`);
    const view = integrationView(kafka.clients, { name: topic, topics: topicsNamed(topic), origin: kafka.origin });
    await view.prepare();
    const position = await lastPosition(client);
    const replay = output.replay(topic, position);
    const of = { kinds: publishedKinds, limits, view };
    const events = await catchUp(client, of, position, { onBatch: replay.onBatch }).finally(replay.done);
    const parked = (await view.parking?.parked()) ?? [];
    const unread = parked.map(({ stream, reason }) => `\nThe rest of ${stream} is missing: ${reason}`);
    output.tell({ topic, events, position, parked }, () => `Published ${events} events to ${topic}.${unread.join('')}`);
    return parked.length === 0 ? 0 : 1;
  },
};
