import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Runs the quickest test files first. A mutant is done with at the first test that fails; vitest by itself begins with the
 * slowest file, a search over all states of an invoice.
 */
export default class QuickestFirst extends BaseSequencer {
  /** The longest that each file took so far: a run that ended at a failure says little. */
  private readonly longest = new Map<string, number>();

  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files
      .map((file) => ({ file, ms: this.longestOf(file) }))
      .toSorted((a, b) => a.ms - b.ms)
      .map(({ file }) => file);
  }

  private longestOf(file: TestSpecification): number {
    const last = this.ctx.cache.getTestSpecificationResult(file)?.duration ?? 0;
    const ms = Math.max(last, this.longest.get(file.moduleId) ?? 0);
    this.longest.set(file.moduleId, ms);
    return ms;
  }
}
