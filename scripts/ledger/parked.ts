import { readFollowUps } from '../../platform/projection/follow-ups-checkpoint.ts';
import { printed } from '../demo/reports.ts';
import { anyProjection, type Command, chosen, ofViews } from './command.ts';

export const parked: Command = {
  name: 'parked',
  arguments: [anyProjection],
  stores: ofViews,
  summary: 'list the parked streams',
  help: `A stream is parked if one of its events cannot be applied to a view after several attempts. This event and the later ones wait in
the log, and the view continues with all other streams. When the cause is fixed, \`ledger resume\` applies them. Without a PROJECTION, the
streams that the process manager has parked are listed as well, as those of follow-ups: it tries them every minute. Exits 1 if any
stream is parked.`,
  async run({ stores, projections, output }, [name]) {
    const found = await Promise.all(
      chosen(projections, name).map(async ({ name, view }) =>
        ((await view.parking?.parked()) ?? []).map((stream) => ({ projection: name, ...stream })),
      ),
    );
    const followUps = name === undefined ? ((await readFollowUps(stores.eventStore.client))?.parked ?? []) : [];
    const all = [...found.flat(), ...followUps.map((stream) => ({ projection: 'follow-ups', ...stream }))];
    output.tell(all, () =>
      all.length === 0
        ? 'No streams are parked.'
        : printed(
            'Parked streams',
            all.map(({ projection, stream, parkedAt, reason }) => ({
              Projection: projection,
              Stream: stream,
              Since: parkedAt.toISOString(),
              Reason: reason,
            })),
          ),
    );
    return all.length === 0 ? 0 : 1;
  },
};
