import { describe } from 'vitest';
import { onlyEmbedded } from '../../../testing/servers/event-store.ts';

/** Tests of what only this server does, or can have done to it; on another one they say that they are skipped. */
export function describeEmbedded(name: string, tests: () => void): void {
  describe.skipIf(onlyEmbedded)(onlyEmbedded ? `${name} (skipped: ${onlyEmbedded})` : name, tests);
}
