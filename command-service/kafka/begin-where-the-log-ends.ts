import type { Admin, Consumer } from 'kafkajs';
import type { KafkaClients } from '../../platform/stores/kafka.ts';
import type { LoggedOffsets, Partition, Reached } from './logged-offsets.ts';

/** The log has no invoice, and the group read for another log: it may be about to be imported. The caller tries again. */
export class NoInvoiceYet extends Error {
  constructor() {
    super(
      'the log has no invoice yet, and the payments in Kafka were read for another log before: they wait until a backup of that log is imported, or an invoice is registered',
    );
  }
}

/** Topic → the partitions that the consumer was assigned. */
export type Assignment = Readonly<Record<string, readonly number[]>>;

/**
 * Moves a consumer to the first message of each of its partitions that the log does not have.
 * @param logId the identity of the log, with which the group's offsets are marked
 * @param hasInvoices whether the log has an invoice
 * @throws NoInvoiceYet, the clients' errors
 */
export async function beginWhereTheLogEnds(
  clients: KafkaClients,
  consumer: Pick<Consumer, 'seek'>,
  groupId: string,
  assignment: Assignment,
  offsets: LoggedOffsets,
  logId: string,
  hasInvoices: () => Promise<boolean>,
): Promise<void> {
  const admin = clients.admin();
  try {
    await admin.connect();
    const marks = await marksOf(admin, groupId, Object.keys(assignment));
    for (const [topic, partitions] of Object.entries(assignment)) {
      for (const partition of partitions) {
        const logged = await offsets.reached({ topic, partition });
        const offset = logged
          ? await firstToRead(admin, { topic, partition }, logged)
          : ofGroup(marks.get(`${topic}/${partition}`), logId);
        if (logged === undefined && offset === 0n && !(await hasInvoices())) throw new NoInvoiceYet();
        if (offset !== undefined) consumer.seek({ topic, partition, offset: offset.toString() });
      }
    }
  } finally {
    await clients.release(admin);
  }
}

/**
 * Where the log ends, or earlier if Kafka has lost messages, by a power cut or because it was replaced: then new messages have offsets that
 * the log has, too. They are newer than all that the log took in. If the log's offset is past the end, it is the end.
 */
async function firstToRead(
  admin: Admin,
  { topic, partition }: Partition,
  { next, newestAt }: Reached,
): Promise<bigint> {
  if (newestAt === undefined) return next;
  const newer = await admin.fetchTopicOffsetsByTimestamp(topic, newestAt + 1); // the end, if none is newer
  const first = BigInt(newer.find((one) => one.partition === partition)?.offset ?? next);
  return first < next ? first : next;
}

/**
 * Where to begin if the log has no offset: where the group is, or from the beginning if the group read for another log. Kafka moves on to its
 * first message if earlier ones have expired.
 * @param mark of the group's offset: empty or undefined if it has none
 * @returns undefined: where the group is
 */
export const ofGroup = (mark: string | undefined, logId: string): bigint | undefined =>
  mark === undefined || mark === '' || mark === logId ? undefined : 0n;

/** The marks of the group's offsets, by `topic/partition`. */
async function marksOf(admin: Admin, groupId: string, topics: string[]): Promise<Map<string, string>> {
  const committed = await admin.fetchOffsets({ groupId, topics });
  return new Map(
    committed.flatMap(({ topic, partitions }) =>
      partitions.map(({ partition, metadata }) => [`${topic}/${partition}`, metadata ?? '']),
    ),
  );
}
