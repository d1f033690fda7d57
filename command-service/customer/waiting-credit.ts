import { AmountTooLarge } from '../../events/money/money.ts';

/**
 * Does what a command that is recorded causes on the customer's credit. It is not refused any more. If the credit would exceed
 * 2^53 − 1 because of commands at the same time, this step waits: the process manager parks its stream and does it when the credit is
 * spent.
 * @returns undefined if it waits
 */
export async function orWait<Result>(step: Promise<Result>): Promise<Result | undefined> {
  try {
    return await step;
  } catch (error) {
    if (error instanceof AmountTooLarge) return undefined;
    throw error;
  }
}
