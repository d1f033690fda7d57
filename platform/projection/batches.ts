// source ──► filling (at most `size`) ──► one batch at a time ──► consumer
//
// A batch is handed over when it is full, or `lingerMs` after its first item came. While the consumer works on one batch the
// next fills; when that is full too, the source is left waiting. So at most two batches are in memory.

export type BatchLimits = {
  /** How many items a batch holds at most. */
  size: number;
  /** How long a batch that isn't full waits for more. */
  lingerMs: number;
};

/**
 * The items of `source`, which hands them over as they come, in batches, none empty. Ends when the source ends, after its last items;
 * throws what it throws.
 * Whoever stops early must end the source himself.
 * @param level shows how many items wait for the next batch
 */
export async function* inBatches<Item>(
  source: AsyncIterable<readonly Item[]>,
  limits: BatchLimits,
  level = { filling: 0 },
): AsyncGenerator<Item[]> {
  let filling: Item[] = [];
  let isDue = false;
  let timer: NodeJS.Timeout | undefined;
  let end: { error?: unknown } | undefined;
  let left = false;
  let changed = Promise.withResolvers<void>();
  const change = () => {
    changed.resolve();
    changed = Promise.withResolvers();
  };
  const becomeDue = () => {
    isDue = true;
    change();
  };

  async function fill(): Promise<void> {
    try {
      for await (const items of source) {
        for (const item of items) {
          if (filling.push(item) === 1) timer = setTimeout(becomeDue, limits.lingerMs);
          if (filling.length === limits.size) change();
          if (!left) level.filling = filling.length;
          while (filling.length >= limits.size && !left) await changed.promise;
          if (left) return;
        }
      }
      end = {};
    } catch (error) {
      end = { error };
    }
    change();
  }

  function take(): Item[] {
    const batch = filling;
    filling = [];
    level.filling = 0;
    isDue = false;
    clearTimeout(timer);
    change();
    return batch;
  }

  void fill();
  try {
    while (end === undefined || filling.length > 0) {
      if (end !== undefined || isDue || filling.length >= limits.size) yield take();
      else await changed.promise;
    }
    if ('error' in end) throw end.error;
  } finally {
    left = true;
    level.filling = 0;
    clearTimeout(timer);
    change();
  }
}
