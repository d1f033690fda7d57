import { CannotStart } from '../../platform/config/cannot-start.ts';
import { WrongUse } from './command.ts';
import { StoresUnavailable } from './stores-unavailable.ts';

/** What an exit code of the `ledger` command means, beside 0 and 1 of a command that ran to its end. */
export const exitCodes = {
  /** The arguments or variables are wrong: correct them. */
  wrongUse: 2,
  /** A store is unavailable: run it again later. */
  storeUnavailable: 3,
  /** The command was refused or failed: the sentence says why. */
  failed: 4,
} as const;

export function exitCodeOf(error: unknown): number {
  if (error instanceof WrongUse || error instanceof CannotStart) return exitCodes.wrongUse;
  if (error instanceof StoresUnavailable) return exitCodes.storeUnavailable;
  return exitCodes.failed;
}
