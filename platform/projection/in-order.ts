import type { Recorded } from '../../events/recorded.ts';

/** An event of a stream came before those that precede it. */
export class EventsMissing extends Error {
  constructor(
    { stream, revision, type }: Pick<Recorded<{ type: string }>, 'stream' | 'revision' | 'type'>,
    expected: number,
  ) {
    super(`${stream}: event ${revision} (${type}) came, but event ${expected} was expected`);
  }
}

/** An event, and the state of its stream before and after it; `before` is undefined at the first event of a stream. */
export type Step<Event, State, After> = { event: Recorded<Event>; before: State | undefined; after: After };

/**
 * The events of a batch that a view does not have yet, in order.
 * @param stored the state of a stream before the batch, as the view has it; `revision` is that of its last event
 * @param next the state after an event
 * @throws EventsMissing
 */
export function* inOrder<Event extends { type: string }, State extends { revision: number }, After extends State>(
  batch: readonly Recorded<Event>[],
  stored: (stream: string) => State | undefined,
  next: (before: State | undefined, event: Recorded<Event>) => After,
): Generator<Step<Event, State, After>> {
  const latest = new Map<string, State>();
  for (const event of batch) {
    const before = latest.get(event.stream) ?? stored(event.stream);
    const expected = before === undefined ? 0 : before.revision + 1;
    if (event.revision < expected) continue;
    if (event.revision > expected) throw new EventsMissing(event, expected);
    const after = next(before, event);
    latest.set(event.stream, after);
    yield { event, before, after };
  }
}
