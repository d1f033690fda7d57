// How far the views and the process manager are, by their metrics.

import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStoreDBClient } from '@eventstore/db-client';
import { lastPosition } from '../../platform/stores/event-store.ts';
import type { Config } from '../../processes/config.ts';

const POLL_MS = 500;
/** The process manager writes its checkpoint after five seconds at the latest. */
const QUIET_MS = 6_000;
/** None of them takes that long for one step. */
const STUCK_MS = 120_000;

/** The views, and the process manager's follow-ups. */
export const followers = ['balances', 'audit', 'books', 'follow-ups'] as const;
export type Follower = (typeof followers)[number];

/**
 * Waits until all are level with a position of the log.
 * @returns the seconds after which each was
 * @throws Error if one of them has parked a stream, or is stuck
 */
export async function untilAt(config: Config, position: bigint): Promise<Record<Follower, number>> {
  const from = performance.now();
  const level = new Map<Follower, number>();
  let [seen, seenAt] = ['', from];
  while (level.size < followers.length) {
    await sleep(POLL_MS);
    const positions = await metricOfAll(config, 'position');
    const now = performance.now();
    for (const name of followers) {
      if (!level.has(name) && (positions.get(name) ?? -1) >= Number(position)) level.set(name, (now - from) / 1_000);
    }
    const text = JSON.stringify([...positions]);
    if (text !== seen) [seen, seenAt] = [text, now];
    if (now - seenAt > STUCK_MS) throw new Error(`stuck at ${text}, before ${position}`);
  }
  const parked = await metricOfAll(config, 'parked_streams');
  if ([...parked.values()].some((streams) => streams > 0)) throw new Error(`parked: ${JSON.stringify([...parked])}`);
  return Object.fromEntries(level) as Record<Follower, number>;
}

/** Waits until nothing comes any more, and nobody is behind. @returns the position of the last event */
export async function untilQuiet(config: Config, client: EventStoreDBClient): Promise<bigint> {
  for (let end: bigint | undefined; ; ) {
    await sleep(QUIET_MS);
    const now = (await lastPosition(client)) ?? 0n;
    const lags = await metricOfAll(config, 'lag_events');
    if (now === end && followers.every((name) => lags.get(name) === 0)) return now;
    end = now;
  }
}

/** A metric of each projection. */
async function metricOfAll(
  { PROJECTION_PORT, PROCESS_MANAGER_PORT }: Config,
  name: string,
): Promise<Map<string, number>> {
  const texts = await Promise.all(
    [PROJECTION_PORT, PROCESS_MANAGER_PORT].map(async (port) =>
      (await fetch(`http://127.0.0.1:${port}/metrics`)).text(),
    ),
  );
  const found = texts
    .join('\n')
    .matchAll(new RegExp(`^ledger_projection_${name}\\{.*projection="([^"]+)".*\\} (\\S+)$`, 'gm'));
  return new Map(Array.from(found, ([, projection = '', value]) => [projection, Number(value)]));
}
