import { defineConfig } from 'vitest/config';
import { unit } from '../../vitest.workspace.ts';
import QuickestFirst from './quickest-first.ts';

export default defineConfig({
  test: {
    ...unit,
    exclude: [...unit.exclude, 'console/**', 'embedded/**'], // they test other code, and pass through this one
    setupFiles: [...unit.setupFiles, 'scripts/mutation/fewer-runs.ts'],
    sequence: { sequencer: QuickestFirst },
  },
});
