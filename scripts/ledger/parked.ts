import { printed } from '../demo/reports.ts';
import { type Command, chosen } from './command.ts';

export const parked: Command = {
  name: 'parked',
  usage: '[PROJECTION]',
  summary: 'the streams that views go on without',
  help: `A stream is parked when one of its events can't be taken into a view, tried several times: its events from there on wait in
the log, and all other streams go on. \`ledger resume\` takes them in when the reason is gone. Exits 1 where any is parked.`,
  async run({ projections, output }, [name]) {
    const found = await Promise.all(
      chosen(projections, name).map(async ({ name, view }) =>
        ((await view.parking?.parked()) ?? []).map((stream) => ({ projection: name, ...stream })),
      ),
    );
    const all = found.flat();
    output.tell(all, () =>
      all.length === 0
        ? 'No stream is parked.'
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
