// Random choices that a seed reproduces.

import { seeded } from '../../testing/random.ts';

export type Dice = ReturnType<typeof diceOf>;

export function diceOf(seed: number) {
  const random = seeded(seed);
  const below = (end: number) => Math.floor(random() * end);
  return {
    random,
    below,
    /** From 1 to `most`; 1 if that is less. */
    upTo: (most: number) => 1 + below(Math.max(1, most)),
    chance: (of: number) => random() < of,
    pick: <T>(of: readonly T[]): T | undefined => of[below(of.length)],
    /** A UUID that no other draw gives. */
    uuid: () => {
      const hex = Array.from({ length: 32 }, () => below(16).toString(16)).join('');
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
    },
  };
}
