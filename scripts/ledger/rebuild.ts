import type { LedgerProjection } from '../../projection-service/projections.ts';
import { deleteVerification } from '../../projection-service/verification/verifications.ts';
import { type Command, type Context, chosen, ofViews, oneProjection, WrongUse } from './command.ts';
import { told } from './verify.ts';

export const rebuild: Command = {
  name: 'rebuild',
  arguments: [oneProjection],
  stores: ofViews,
  summary: 'rebuild a view from the log in a shadow schema, and swap',
  help: `Replays the log into a shadow schema (PROJECTION_next), compares it with the view in use, and swaps the two
in one transaction. Reads and the projection continue: a read sees the old view or the new one, both at the same position.
Prints how the old view differed. The old view is kept as PROJECTION_before until the next rebuild; \`ledger swap-back\`
restores it.`,
  async run({ stores, projections, output }, [name = '']) {
    const { projection, replacing } = replaceable(projections, name);
    const replay = output.replay(projection.name, await projection.view.checkpoint());
    const verified = await replacing.rebuild(replay.onBatch).finally(replay.done);
    await deleteVerification(stores.postgres, projection.name);
    const result = { projection: projection.name, ...verified };
    output.tell(result, () => `The rebuilt view is in use. The old view, compared with the log:\n${told(result)}`);
    return 0;
  },
};

export const swapBack: Command = {
  name: 'swap-back',
  arguments: [oneProjection],
  stores: ofViews,
  summary: 'swap back to the view before the last rebuild',
  help: `Brings the view before the last rebuild up to date, and swaps it with the view in use. Running it again undoes the swap.`,
  async run({ stores, projections, output }, [name = '']) {
    const { projection, replacing } = replaceable(projections, name);
    const replay = output.replay(projection.name, await projection.view.checkpoint());
    await replacing.swapBack(replay.onBatch).finally(replay.done);
    await deleteVerification(stores.postgres, projection.name);
    output.tell(
      { projection: projection.name },
      () => `The view ${projection.name} from before the last rebuild is in use again.`,
    );
    return 0;
  },
};

/** @throws WrongUse */
function replaceable(projections: Context['projections'], name: string) {
  const [projection] = chosen(projections, name) as [LedgerProjection];
  const { replacing } = projection;
  if (replacing === undefined)
    throw new WrongUse(
      `${name} is not in PostgreSQL, and only views there are rebuilt by this command. The projection service builds audit in MongoDB ` +
        'and payment-register anew when their database is empty, and publishes all events to a new KAFKA_EVENTS_TOPIC',
    );
  return { projection, replacing };
}
