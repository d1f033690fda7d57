import { readLogState, whyNotOf } from '../../platform/projection/of-log.ts';
import { subscribe } from '../../platform/projection/subscription.ts';
import { ViewOfOtherVersion } from '../../platform/projection/view.ts';
import type { LedgerProjection } from '../../projection-service/projections.ts';
import { printed } from '../demo/reports.ts';
import { type Context, ofViews, type Work } from './command.ts';
import { countedAtMost } from './commands.ts';

type Status = {
  projection: string;
  position: string | undefined;
  eventsBehind: number;
  lagSeconds: number;
  parked: number;
  /** Why the view cannot have been built from this log, and what to do. */
  notOfLog?: string;
  /** That another version of the program built the view, and what to do. */
  ofOtherVersion?: string;
};

export const status: Work = {
  stores: ofViews,
  async run({ stores, projections, output }) {
    const all = await Promise.all(projections.map((projection) => statusOf(stores, projection)));
    output.tell(all, () => [table(all), ...all.flatMap(notes)].join('\n'));
    return all.some(({ parked, notOfLog }) => parked > 0 || notOfLog !== undefined) ? 1 : 0;
  },
};

const notes = ({ projection, notOfLog, ofOtherVersion }: Status): string[] => [
  ...(notOfLog === undefined ? [] : [notOfLog]),
  ...(ofOtherVersion === undefined ? [] : [`${projection}: ${ofOtherVersion}`]),
];

const table = (all: readonly Status[]): string =>
  printed(
    'Projections',
    all.map(({ projection, position = 'the start', eventsBehind, lagSeconds, parked }) => ({
      Projection: projection,
      Position: { right: position },
      'Events behind': { right: eventsBehind > countedAtMost ? `over ${countedAtMost}` : String(eventsBehind) },
      Lag: { right: `${lagSeconds} s` },
      'Parked streams': { right: String(parked) },
    })),
  );

async function statusOf({ eventStore }: Context['stores'], { name, kinds, view }: LedgerProjection): Promise<Status> {
  const position = await view.checkpoint();
  const origin = await view.log?.origin();
  const notOfLog = origin && whyNotOf({ name, ...origin }, await readLogState(eventStore.client, origin));
  const parked = (await view.parking?.parked()) ?? [];
  const ofOtherVersion = await view.requireVersion?.().then(
    () => undefined,
    (error: unknown) => {
      if (error instanceof ViewOfOtherVersion) return error.message;
      throw error;
    },
  );
  let eventsBehind = 0;
  let oldest: Date | undefined;
  for await (const { event, position: at } of subscribe(eventStore.client, kinds, position)) {
    if (event) oldest ??= event.created;
    if (event) eventsBehind += 1;
    if (at === undefined || eventsBehind > countedAtMost) break;
  }
  const lagSeconds = oldest === undefined ? 0 : Math.max(0, Math.round((Date.now() - oldest.getTime()) / 1000));
  return {
    projection: name,
    position: position?.toString(),
    eventsBehind,
    lagSeconds,
    parked: parked.length,
    ...(notOfLog !== undefined && { notOfLog }),
    ...(ofOtherVersion !== undefined && { ofOtherVersion }),
  };
}
