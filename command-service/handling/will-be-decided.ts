import { canonicalKey } from '../../events/canonical-id.ts';
import type { ClosedPeriods } from '../books/closed-periods.ts';
import type { Loaded } from './event-streams.ts';
import { type Envelope, isInFuture } from './handle-command.ts';

/**
 * Whether a command will be decided: not if it is a retry, or if its key, its date or its If-Match will refuse it. For what must be done
 * before a command is handled, such as claiming its number.
 */
export async function willBeDecided(
  { revision, answered }: Pick<Loaded<unknown>, 'revision' | 'answered'>,
  envelope: Envelope,
  periods: ClosedPeriods,
): Promise<boolean> {
  const { keys, expectedRevision } = envelope;
  if (keys.some((key) => answered.has(canonicalKey(key)))) return false;
  if (expectedRevision !== undefined && expectedRevision !== revision) return false;
  return !isInFuture(envelope) && (await periods.refusalOf(envelope)) === undefined;
}
