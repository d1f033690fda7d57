import type { LedgerProjection } from '../../projection-service/projections.ts';
import { deleteVerification } from '../../projection-service/verification/verifications.ts';
import { type Context, chosen, ofViews, type Work, WrongUse } from './command.ts';
import { told } from './verify.ts';

export const rebuild: Work = {
  stores: ofViews,
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

export const swapBack: Work = {
  stores: ofViews,
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
