import { requireOfLog } from '../../platform/projection/of-log.ts';
import { lastPosition } from '../../platform/stores/event-store.ts';
import type { Verified } from '../../projection-service/rebuild/compare-with-shadow.ts';
import type { Difference } from '../../projection-service/rebuild/difference.ts';
import { saveVerification } from '../../projection-service/verification/verifications.ts';
import { chosen, ofViews, type Work } from './command.ts';
import { attachments, verifyAttachments } from './verify-attachments.ts';

export const verify: Work = {
  stores: (context, args) => [...ofViews(context, args), 'PostgreSQL'], // the result is stored there
  async run({ stores, projections, output }, [name]) {
    const results: Required<Told>[] = [];
    for (const projection of chosen(projections, name)) {
      await requireOfLog(projection.name, projection.view, stores.eventStore.client);
      const replay = output.replay(projection.name, await projection.view.checkpoint());
      const verified = await projection.verify(replay.onBatch).finally(replay.done);
      await saveVerification(stores.postgres, projection.name, verified);
      const parked = (await projection.view.parking?.parked())?.length ?? 0;
      results.push({ projection: projection.name, parked, ...verified });
    }
    if (name === undefined) {
      const { client } = stores.eventStore;
      const end = await lastPosition(client);
      const replay = output.replay(attachments, end);
      results.push({
        projection: attachments,
        parked: 0,
        ...(await verifyAttachments(client, end, replay.onBatch).finally(replay.done)),
      });
    }
    output.tell(results, () => results.map(told).join('\n'));
    return results.every(({ different, parked }) => different === 0 && parked === 0) ? 0 : 1;
  },
};

type Told = Verified & { projection: string; parked?: number };

/** The result of a comparison, with each difference. */
export function told({ projection, parked = 0, events, rows, different, first, position }: Told): string {
  const what = projection === attachments ? 'contents' : 'rows';
  const counts = `${events} events read, ${rows} ${what} compared, ${different} differences, as of position ${position ?? 'the start'}`;
  const holes = parked > 0 ? `\n  ${parked} streams are parked: see \`ledger parked\`` : '';
  const more = different > first.length ? `\n  … and ${different - first.length} more` : '';
  return `${projection}: ${counts}${holes}${first.map(lines).join('')}${more}`;
}

function lines({ in: table, key, viewSays, logSays, event }: Difference): string {
  const from = event ? ` from event ${event.revision} of ${event.stream}` : '';
  const says = (row: object | undefined) => (row === undefined ? 'nothing' : JSON.stringify(row));
  const [one, other] =
    table === attachments ? ['it is kept as ', 'it is named as'] : ['the view says', 'the log says '];
  return `\n  ${table} ${JSON.stringify(key)}${from}\n    ${one} ${says(viewSays)}\n    ${other} ${says(logSays)}`;
}
