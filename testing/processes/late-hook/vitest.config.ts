import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['testing/processes/late-hook/late-hook.ts'],
    setupFiles: ['testing/processes/late-hook/look.ts', 'testing/set-up/end-leftovers.ts'],
    hookTimeout: 100,
  },
});
