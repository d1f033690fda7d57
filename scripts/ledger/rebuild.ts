import type { LedgerProjection } from '../../projection-service/projections.ts';
import { deleteVerification } from '../../projection-service/verification/verifications.ts';
import { type Command, type Context, chosen, WrongUse } from './command.ts';
import { told } from './verify.ts';

export const rebuild: Command = {
  name: 'rebuild',
  usage: 'PROJECTION',
  summary: 'build a view anew beside it, and put it in its place',
  help: `Replays the log into a view beside the one that is there (schema PROJECTION_next), compares the two, and has them change places
in one step. Reads and the projection go on; a read sees the one or the other, at the same position. Tells how the old view
differed. It is kept as PROJECTION_before until the next rebuild, and \`ledger swap-back\` puts it back.`,
  async run({ stores, projections, output }, [name]) {
    const { projection, replacing } = replaceable(projections, name);
    const replay = output.replay(projection.name, await projection.view.checkpoint());
    const verified = await replacing.rebuild(replay.onBatch).finally(replay.done);
    await deleteVerification(stores.postgres, projection.name);
    const result = { projection: projection.name, ...verified };
    output.tell(result, () => `The new view is in place. The old one differed from the log so:\n${told(result)}`);
    return 0;
  },
};

export const swapBack: Command = {
  name: 'swap-back',
  usage: 'PROJECTION',
  summary: 'put the view back that the last rebuild replaced',
  help: `Brings the view that the last rebuild replaced up to date, and has it change places with the one that is there. Doing it again
undoes it.`,
  async run({ stores, projections, output }, [name]) {
    const { projection, replacing } = replaceable(projections, name);
    const replay = output.replay(projection.name, await projection.view.checkpoint());
    await replacing.swapBack(replay.onBatch).finally(replay.done);
    await deleteVerification(stores.postgres, projection.name);
    output.tell(
      { projection: projection.name },
      () => `The view ${projection.name} from before the last rebuild is in place.`,
    );
    return 0;
  },
};

/** @throws WrongUse */
function replaceable(projections: Context['projections'], name: string | undefined) {
  if (name === undefined) throw new WrongUse('which projection?');
  const [projection] = chosen(projections, name) as [LedgerProjection];
  const { replacing } = projection;
  if (replacing === undefined)
    throw new WrongUse(`the view of ${name} can't be built beside itself: only those in PostgreSQL can`);
  return { projection, replacing };
}
