import { CannotFollow } from './cannot-follow.ts';
import type { Recorded } from './recorded.ts';
import { EventBroken } from './upcast.ts';

/** The state after a recorded event. @throws EventBroken, naming the event, if it contradicts the events before it */
export function evolved<State, Event extends { type: string }, After extends State>(
  evolve: (state: State, event: Event) => After,
  state: State,
  event: Recorded<Event>,
): After {
  try {
    return evolve(state, event);
  } catch (error) {
    if (!(error instanceof CannotFollow)) throw error;
    const { stream: streamId, revision, type } = event;
    throw new EventBroken({ streamId, revision: BigInt(revision), type }, `is broken: ${error.message}`);
  }
}
