import { defineConfig } from 'vitest/config';
import { unit } from '../../vitest.workspace.ts';
import QuickestFirst from './quickest-first.ts';

export default defineConfig({
  test: {
    sequence: { sequencer: QuickestFirst },
    projects: [
      {
        test: {
          ...unit,
          name: 'unit',
          exclude: [
            ...unit.exclude,
            ...['console/**', 'embedded/**'], // they test other code, and only pass through this one
            'scripts/mutation/**', // it reads the code as text, which is another one with mutants
          ],
          setupFiles: [...unit.setupFiles, 'scripts/mutation/fewer-runs.ts'],
        },
      },
      // on the embedded event store, which starts within a second; a database would take longer
      {
        test: {
          name: 'event store',
          include: ['platform/**/run-projection.int.spec.ts'],
          exclude: unit.exclude.slice(0, -2),
        },
      },
    ],
  },
});
