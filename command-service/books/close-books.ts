import type { CalendarDate } from '../../events/calendar-date.ts';
import { type Closing, closingId } from '../../events/closing.ts';
import { type CommandContext, envelope, nameFor, today } from '../handling/command-context.ts';
import type { Outcome } from '../handling/handle-command.ts';
import type { Ledger } from '../ledger.ts';
import { setClosing } from './decide.ts';
import type { UntilClosed } from './until-closed.ts';

/** The request body: `closedThrough` is null to reopen all days. */
export type RequestedClosing = { closedThrough: CalendarDate | null; reason?: string };

/**
 * Closes the books through a day, or reopens them. Once it has returned, nothing more is recorded into the closed period.
 * @throws DayNotOver, ReopeningNeedsReason, ClosingIncomplete: the closing is recorded then, and the same request waits again
 */
export async function closeBooks(
  { closing, clock }: Ledger,
  untilClosed: UntilClosed,
  context: CommandContext,
  requested: RequestedClosing,
): Promise<Outcome<Closing>> {
  const { closedThrough, reason } = requested;
  const day = today(clock);
  const command = {
    today: day,
    ...(closedThrough !== null && { closedThrough }),
    ...(reason !== undefined && { reason }),
  };
  const about = { entityKey: `closing:${nameFor(context, 'closing')}`, content: requested, effectiveOn: day };
  const outcome = await closing.handle(closingId, envelope(context, clock, about), (current) =>
    setClosing(current, command),
  );
  // also after a part was reopened: the closing of the rest may not have been waited for
  if (outcome.state.closedThrough !== undefined) await untilClosed(outcome.revision);
  return outcome;
}
