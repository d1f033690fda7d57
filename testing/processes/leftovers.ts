// What a test file starts ends with the file, even if the hook or test that started it timed out and never learned of it:
//
//   start ──► endsWithFile(end) ──► the test calls `end` ──► nothing is left over
//                              └──► it does not ──► the file is over ──► endLeftovers() (testing/set-up/end-leftovers.ts)

const leftovers = new Set<() => Promise<unknown>>();

/**
 * Makes sure that something ends with the test file that starts it.
 * @param end ends it
 * @returns the same, to be called by the test; it does its work once, however often it is called
 */
export function endsWithFile<Result>(end: () => Promise<Result>): () => Promise<Result> {
  let ending: Promise<Result> | undefined;
  const endOnce = () => {
    leftovers.delete(endOnce);
    ending ??= end();
    return ending;
  };
  leftovers.add(endOnce);
  return endOnce;
}

/** Ends what is left, the latest first, since it may use what was started before it. @throws AggregateError of what failed */
export async function endLeftovers(): Promise<void> {
  const failures: unknown[] = [];
  for (const end of [...leftovers].reverse()) await end().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw new AggregateError(failures, 'what the tests of this file started could not be ended');
}
