import { requireOfLog } from '../../platform/projection/of-log.ts';
import { resume as resumeStream } from '../../platform/projection/resume.ts';
import { EventRefused } from '../../platform/projection/view.ts';
import type { LedgerProjection } from '../../projection-service/projections.ts';
import { type Context, chosen, ofViews, type Work } from './command.ts';

type Resumed = { projection: string; stream: string; events?: number; refused?: string };

export const resume: Work = {
  stores: ofViews,
  async run({ stores, projections, output }, [name, stream]) {
    const done: Resumed[] = [];
    for (const projection of chosen(projections, name)) {
      const parked = (await projection.view.parking?.parked()) ?? [];
      for (const one of parked.filter((parked) => stream === undefined || parked.stream === stream)) {
        done.push(await resumed(stores, projection, one));
      }
    }
    output.tell(done, () =>
      done.length === 0
        ? 'No streams are parked.'
        : done
            .map(({ projection, stream, events, refused }) =>
              refused === undefined
                ? `${projection}: ${stream} resumed, ${events} waiting events applied`
                : `${projection}: ${stream} stays parked: ${refused}`,
            )
            .join('\n'),
    );
    return done.every(({ refused }) => refused === undefined) ? 0 : 1;
  },
};

async function resumed(
  { eventStore }: Context['stores'],
  { name, view }: LedgerProjection,
  parked: { stream: string; revision: number },
): Promise<Resumed> {
  const { stream } = parked;
  await requireOfLog(name, view, eventStore.client);
  try {
    return { projection: name, stream, events: await resumeStream(eventStore.client, view, parked) };
  } catch (error) {
    if (!(error instanceof EventRefused)) throw error;
    return { projection: name, stream, refused: error.message };
  }
}
