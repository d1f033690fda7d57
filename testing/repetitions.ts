/**
 * How often a test repeats what it finds by chance only, or on how many rows.
 * @param inTests in `npm test`: enough to find the fault
 * @param inCrashTests in `npm run test:crash`
 */
export const repetitions = (inTests: number, inCrashTests: number): number =>
  process.env.ALL_REPETITIONS ? inCrashTests : inTests;
