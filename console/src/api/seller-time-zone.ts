import { setSellerTimeZone, setTestClock } from '../seller-day.ts';
import { commands } from './client.ts';

/** The page is shown after this time, also if the command service has not answered. */
const WAIT_MS = 1_000;

/** Asks the command service for the seller's time zone, and the clock of a test ledger. If the service does not answer, today is the reader's; the page says what is down. */
export async function learnSellerTimeZone(): Promise<void> {
  const answer = commands.GET('/calendar', { signal: AbortSignal.timeout(WAIT_MS) });
  const { data } = await answer.catch(() => ({ data: undefined }));
  if (data !== undefined) setSellerTimeZone(data.timeZone);
  if (data?.testClock !== undefined) setTestClock(data.testClock);
}
