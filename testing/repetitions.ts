/**
 * How often a test repeats what it finds by chance only, or on how many rows.
 * @param inTests in `npm test`: enough to find the fault
 * @param all in `npm run test:crash`, and those of documents in `npm run test:einvoice`
 */
export const repetitions = (inTests: number, all: number): number => (process.env.ALL_REPETITIONS ? all : inTests);
