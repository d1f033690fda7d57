import { readFollowUps } from '../../platform/projection/follow-ups-checkpoint.ts';
import { printed } from '../demo/reports.ts';
import { chosen, ofViews, type Work } from './command.ts';

export const parked: Work = {
  stores: ofViews,
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
