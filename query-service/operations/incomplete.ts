import { type Static, Type } from 'typebox';
import { InvoiceContent } from '../../events/document/document.ts';
import { SumSchema } from '../../events/money/sum.ts';
import { Problem } from '../../platform/http/problems/problem.ts';
import type { ParkedStream } from '../../platform/projection/view.ts';
import { ifAvailable } from './log-end.ts';
import type { OperatedView, OperationsStore } from './store.ts';

const ParkedPart = Type.Object(
  {
    view: Type.String({
      examples: ['books'],
      description:
        'A view; or follow-ups, which are what the process manager does on other streams because of an event',
    }),
    stream: Type.String(),
    revision: Type.Integer({ description: 'The revision of the event from which on the stream waits' }),
    reason: Type.String({ description: 'Why it is parked' }),
    customerId: Type.Optional(Type.String()),
    invoiceId: Type.Optional(Type.String()),
    number: Type.Optional(Type.String({ description: 'Of the invoice' })),
    waiting: Type.Optional(
      Type.Integer({ description: 'How many events wait; absent if not all of them can be read, as with `types`' }),
    ),
    types: Type.Optional(Type.Array(Type.String(), { description: 'The types of the waiting events, each once' })),
    amounts: Type.Optional(
      Type.Array(
        Type.Object({
          currency: InvoiceContent.properties.currency,
          due: SumSchema('By how much the amount due changes when the events are applied'),
          credit: SumSchema('By how much the customer credit changes'),
        }),
        { description: 'What the view lacks, in minor units; absent if it is not known' },
      ),
    ),
  },
  { title: 'ParkedPart' },
);
type ParkedPart = Static<typeof ParkedPart>;

export const Incomplete = Type.Object(
  {
    parkedStreams: Type.Integer({ description: 'How many streams are parked, counted in each view' }),
    parked: Type.Array(ParkedPart, { description: 'The first of them' }),
  },
  {
    title: 'ParkedParts',
    description: 'What the views lack because streams are parked; nothing if no stream is parked',
  },
);
type Incomplete = Static<typeof Incomplete>;

const followUpsName = 'follow-ups';

/** The most parked streams that are read for an answer, and how many of them at once. */
const mostRead = 50;
const atOnce = 5;

/** What the views lack. A view whose store does not answer is left out. */
export async function incompleteViews({ views, followUps, missing }: OperationsStore): Promise<Incomplete> {
  const ofFollowUps = (await ifAvailable(followUps)) ?? [];
  const ofViews = (await Promise.all(views.map(parkedIn))).flat();
  const parked = [...ofFollowUps.map((stream) => ({ ...stream, view: followUpsName })), ...ofViews];
  const left = parked.slice(0, mostRead);
  const shown: ParkedPart[] = [];
  while (left.length > 0) {
    const read = left.splice(0, atOnce).map(async ({ view, ...stream }) => partOf(view, stream, await missing(stream)));
    shown.push(...(await Promise.all(read)));
  }
  return { parkedStreams: parked.length, parked: shown };
}

async function parkedIn({ name, state }: OperatedView): Promise<(ParkedStream & { view: string })[]> {
  try {
    return (await state()).parked.map((stream) => ({ ...stream, view: name }));
  } catch (error) {
    if (error instanceof Problem) return [];
    throw error;
  }
}

const partOf = (
  view: string,
  { stream, revision, reason }: Pick<ParkedStream, 'stream' | 'revision' | 'reason'>,
  { events, amounts, ...owner }: Awaited<ReturnType<OperationsStore['missing']>>,
): ParkedPart => ({
  view,
  stream,
  revision,
  reason,
  ...owner,
  ...(events && { waiting: events.length, types: [...new Set(events.map(({ type }) => type))] }),
  ...(amounts && view !== followUpsName && { amounts: [...amounts] }), // no figures come from follow-ups
});
