// source ──► filling (at most `size`) ──► one batch at a time ──► consumer
//
// A batch is delivered when it is full, `lingerMs` after its first item, or at once with an item that is urgent. While the consumer
// processes one batch, the next one fills; when that is full as well, the source has to wait. So memory holds two batches at most.

export type BatchLimits = {
  /** The most items in a batch. */
  size: number;
  /** How long a batch that is not full waits for more items. */
  lingerMs: number;
};

/**
 * Groups the items of `source` in batches, none of them empty. Ends after the last items of the source; throws what the source throws.
 * A consumer that stops early has to end the source.
 * @param level kept at the number of items that wait for the next batch
 * @param isUrgent whether an item waits for no others
 */
export async function* inBatches<Item>(
  source: AsyncIterable<readonly Item[]>,
  limits: BatchLimits,
  level = { filling: 0 },
  isUrgent: (item: Item) => boolean = () => false,
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
          if (isUrgent(item)) becomeDue();
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
