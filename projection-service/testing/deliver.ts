import type { Recorded } from '../../events/recorded.ts';
import type { View } from '../../platform/projection/view.ts';

/**
 * Delivers events to a view in batches of `size`, each after the first beginning with the last `overlap` events of the one
 * before.
 */
export async function deliver<Event>(
  view: View<Event>,
  events: readonly Recorded<Event>[],
  size: number,
  overlap = 0,
): Promise<void> {
  let from = await view.checkpoint();
  for (let start = 0; start < events.length; start += size) {
    const batch = events.slice(Math.max(0, start - overlap), start + size);
    const to = batch.at(-1)?.position ?? 0n;
    await view.commit(batch, from, to);
    from = to;
  }
}
