import type { KafkaMessage } from 'kafkajs';
import type { KafkaClients } from '../../platform/stores/kafka.ts';
import { readTopic } from '../../platform/stores/read-topic.ts';
import { printed } from '../demo/reports.ts';
import { timeOf, type Work, WrongUse } from './command.ts';
import { usualTopic } from './commands.ts';

const mostAtOnce = 100_000;
/** A broker takes 1 MB at once by default. */
const sentAtOnce = { messages: 500, bytes: 250_000 };

/** A message that the command service did not record as a payment (docs/integration-payments.md). */
type DeadLetter = {
  /** topic/partition/offset of the message that was refused. */
  from: string;
  at: string;
  key: string;
  /** What was wrong (RFC 9457). */
  problem: { type: string; title: string; detail?: string };
};
type Found = { letter: DeadLetter; message: KafkaMessage };

export const deadLetters: Work = {
  stores: () => ['Kafka'],
  async run({ stores, output }, [topic = usualTopic], { since, resend = false }) {
    if (stores.kafka === undefined) throw new WrongUse('KAFKA_BROKERS is not set');
    const { clients } = stores.kafka;
    const found = await lettersIn(clients, topic, since === undefined ? 0 : timeOf(since).getTime());
    const whole = found.filter(({ message }) => message.headers?.['dead-letter-cut'] === undefined);
    if (resend) await sendAgain(clients, whole);
    const letters = found.map(({ letter }) => letter);
    const cut = found.length - whole.length;
    const sent = `\n${whole.length} messages were sent again${cut === 0 ? '' : `, and ${cut} were not: they are too large, and are still where they came from`}`;
    output.tell(letters, () => `${table(letters)}${resend ? sent : ''}`);
    return 0;
  },
};

/** @throws WrongUse if there are too many */
async function lettersIn(clients: KafkaClients, topic: string, since: number): Promise<Found[]> {
  const found = new Map<string, Found>(); // after a crash, or if it was refused again, a dead letter may be there twice
  await readTopic(clients, topic, ({ message }) => {
    const from = message.headers?.['dead-letter-from']?.toString();
    if (from === undefined || Number(message.timestamp) < since || found.size > mostAtOnce) return;
    const at = new Date(Number(message.timestamp)).toISOString();
    const { key, value } = message;
    const letter = { from, at, key: String(key ?? ''), problem: problemOf(message) };
    found.set(JSON.stringify([from, key, value]), { letter, message }); // no sender hides another message by its place
  });
  if (found.size > mostAtOnce) throw new WrongUse(`there are more than ${mostAtOnce} dead letters: use --since`);
  return [...found.values()].toSorted((a, b) => a.letter.at.localeCompare(b.letter.at));
}

function problemOf({ headers }: KafkaMessage): DeadLetter['problem'] {
  try {
    return JSON.parse(String(headers?.problem)) as DeadLetter['problem'];
  } catch {
    return { type: 'about:blank', title: 'The message does not say what was wrong in a header "problem"' };
  }
}

async function sendAgain(clients: KafkaClients, found: readonly Found[]): Promise<void> {
  const producer = clients.producer({ idempotent: true, maxInFlightRequests: 1 });
  try {
    await producer.connect();
    for (const slice of slices(found)) {
      for (const [topic, some = []] of Map.groupBy(slice, topicOf)) {
        await producer.send({ topic, messages: some.map(({ message }) => asItCame(message)) });
      }
    }
  } finally {
    await clients.release(producer);
  }
}

/** In their order, as many as a broker takes at once; one that has more bytes is alone. */
function* slices(found: readonly Found[]): Generator<Found[]> {
  let [slice, bytes]: [Found[], number] = [[], 0];
  for (const one of found) {
    const size = one.message.value?.length ?? 0;
    if (slice.length === sentAtOnce.messages || (slice.length > 0 && bytes + size > sentAtOnce.bytes)) {
      yield slice;
      [slice, bytes] = [[], 0];
    }
    slice.push(one);
    bytes += size;
  }
  if (slice.length > 0) yield slice;
}

const topicOf = ({ letter }: Found): string => letter.from.slice(0, letter.from.indexOf('/'));

/** With the place that it came from first, by which it is listed once however often it is refused. */
function asItCame({ key, value, headers = {} }: KafkaMessage): Pick<KafkaMessage, 'key' | 'value' | 'headers'> {
  const { problem, ...own } = headers;
  return { key, value, headers: own };
}

const table = (letters: readonly DeadLetter[]): string =>
  letters.length === 0
    ? 'There are no dead letters.'
    : printed(
        'Dead letters',
        letters.map(({ at, from, key, problem: { title, detail } }) => ({
          Since: at,
          Message: from,
          Key: key,
          Problem: detail ?? title,
        })),
      );
