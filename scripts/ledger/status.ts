import { subscribe } from '../../platform/projection/subscription.ts';
import type { LedgerProjection } from '../../projection-service/projections.ts';
import { printed } from '../demo/reports.ts';
import type { Command, Context } from './command.ts';

/** Beyond so many events behind, they are not counted. */
const countedAtMost = 10_000;

type Status = {
  projection: string;
  position: string | undefined;
  eventsBehind: number;
  lagSeconds: number;
  parked: number;
};

export const status: Command = {
  name: 'status',
  usage: '',
  summary: 'how far each projection is',
  help: `For each projection: the position that its view has reached, how many events it has still to take in (counted up to
${countedAtMost}), how old the oldest of them is, and how many streams are parked. Exits 1 where streams are parked.`,
  async run({ stores, projections, output }) {
    const all = await Promise.all(projections.map((projection) => statusOf(stores, projection)));
    output.tell(all, () =>
      printed(
        'Projections',
        all.map(({ projection, position = 'the start', eventsBehind, lagSeconds, parked }) => ({
          Projection: projection,
          Position: { right: position },
          'Events behind': { right: eventsBehind > countedAtMost ? `over ${countedAtMost}` : String(eventsBehind) },
          Lag: { right: `${lagSeconds} s` },
          'Parked streams': { right: String(parked) },
        })),
      ),
    );
    return all.some(({ parked }) => parked > 0) ? 1 : 0;
  },
};

async function statusOf({ eventStore }: Context['stores'], { name, kinds, view }: LedgerProjection): Promise<Status> {
  const position = await view.checkpoint();
  const parked = (await view.parking?.parked()) ?? [];
  const left = new AbortController();
  let eventsBehind = 0;
  let oldest: Date | undefined;
  for await (const { event, position: at } of subscribe(eventStore.client, kinds, position, left.signal)) {
    if (event) oldest ??= event.created;
    if (event) eventsBehind += 1;
    if (at === undefined || eventsBehind > countedAtMost) break;
  }
  const lagSeconds = oldest === undefined ? 0 : Math.max(0, Math.round((Date.now() - oldest.getTime()) / 1000));
  return { projection: name, position: position?.toString(), eventsBehind, lagSeconds, parked: parked.length };
}
