import type { Dependency } from '../../platform/process/health.ts';

/** How it goes. Kept by who takes, read by whoever asks. */
export type Intake = {
  state: 'connecting' | 'taking' | 'stopped';
  taken: number;
  deadLettered: number;
  failures: number;
  /** What keeps it from going on. */
  trouble: Error | undefined;
};
export const noIntake = (): Intake => ({
  state: 'connecting',
  taken: 0,
  deadLettered: 0,
  failures: 0,
  trouble: undefined,
});

export class IntakeStopped extends Error {
  constructor({ trouble }: Intake) {
    super(`takes no payments, and goes on trying: ${trouble?.message || trouble?.name || 'not connected yet'}`);
  }
}

/** What /readyz shows of it; no command over HTTP needs it. */
export const intakeHealth = (intake: Intake): Dependency => ({
  required: false,
  check: async () => {
    const { state, taken, deadLettered, trouble } = intake;
    if (state !== 'taking' || trouble) throw new IntakeStopped(intake);
    return { state, taken, deadLettered };
  },
});
