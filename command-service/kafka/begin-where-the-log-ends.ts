import type { Consumer } from 'kafkajs';
import type { KafkaClients } from '../../platform/stores/kafka.ts';
import type { LoggedOffsets } from './logged-offsets.ts';

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
  const marks = await marksOf(clients, groupId, Object.keys(assignment));
  for (const [topic, partitions] of Object.entries(assignment)) {
    for (const partition of partitions) {
      const offset = beginning(await offsets.next({ topic, partition }), marks.get(`${topic}/${partition}`), logId);
      if (offset === 0n && !(await hasInvoices())) throw new NoInvoiceYet();
      if (offset !== undefined) consumer.seek({ topic, partition, offset: offset.toString() });
    }
  }
}

/**
 * Where to begin: where the log ends, or from the beginning if the group read for another log. Kafka moves on to its first message if
 * earlier ones have expired.
 * @param mark of the group's offset: empty or undefined if it has none
 * @returns undefined: where the group is
 */
export function beginning(logged: bigint | undefined, mark: string | undefined, logId: string): bigint | undefined {
  if (logged !== undefined) return logged;
  return mark === undefined || mark === '' || mark === logId ? undefined : 0n;
}

/** The marks of the group's offsets, by `topic/partition`. */
async function marksOf(clients: KafkaClients, groupId: string, topics: string[]): Promise<Map<string, string>> {
  const admin = clients.admin();
  try {
    await admin.connect();
    const committed = await admin.fetchOffsets({ groupId, topics });
    return new Map(
      committed.flatMap(({ topic, partitions }) =>
        partitions.map(({ partition, metadata }) => [`${topic}/${partition}`, metadata ?? '']),
      ),
    );
  } finally {
    await clients.release(admin);
  }
}
