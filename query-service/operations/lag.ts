import { StoreUnavailable } from '../stores/store-unavailable.ts';
import type { LogEnd } from './log-end.ts';
import type { OperatedView, Standing } from './operated-views.ts';

/**
 * For how long the first event that a view has not got has been recorded, in seconds; 0 where it has all, undefined where the event store
 * doesn't tell.
 */
export async function lagSeconds(
  log: LogEnd,
  { kinds }: Pick<OperatedView, 'kinds'>,
  { position }: Pick<Standing, 'position'>,
  now: Date,
): Promise<number | undefined> {
  try {
    const recorded = await log.firstAfter(kinds, position);
    return recorded === undefined ? 0 : Math.max(0, (now.getTime() - recorded.getTime()) / 1_000);
  } catch (error) {
    if (error instanceof StoreUnavailable) return undefined;
    throw error;
  }
}
