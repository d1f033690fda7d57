import type { Dependency } from '../../platform/process/health.ts';

/** The state of consuming payments from Kafka, for /readyz. `recorded` and `deadLettered` count messages. */
export type Intake = {
  state: 'connecting' | 'consuming' | 'stopped';
  recorded: number;
  deadLettered: number;
  /** When the last dead letter was written. */
  deadLetteredAt: Date | undefined;
  failures: number;
  /** The failure that keeps it from consuming, and after which it retries. */
  trouble: Error | undefined;
};
export const noIntake = (): Intake => ({
  state: 'connecting',
  recorded: 0,
  deadLettered: 0,
  deadLetteredAt: undefined,
  failures: 0,
  trouble: undefined,
});

export class IntakeStopped extends Error {
  constructor({ trouble }: Intake) {
    super(
      `Payments from Kafka are not recorded at present, retrying: ${trouble?.message || trouble?.name || 'not connected yet'}`,
    );
  }
}

/** Whether payments from Kafka are recorded at present. */
export const isRecording = ({ state, trouble }: Intake): boolean => state === 'consuming' && trouble === undefined;

/** The dependency `kafka` in /readyz. It is not required: commands over HTTP do not need it. */
export const intakeHealth = (intake: Intake): Dependency => ({
  required: false,
  check: async () => {
    const { state, recorded, deadLettered } = intake;
    if (!isRecording(intake)) throw new IntakeStopped(intake);
    return { state, recorded, deadLettered };
  },
});
