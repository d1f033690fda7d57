// Test files share one Kafka. A file that kills Kafka must have it alone:
//
//   shared  waits while a file has Kafka alone, then registers
//   alone   registers first, so that no other file starts, then waits until the others have finished
//
// A file registers by a lock file with its pid. Lock files of processes that have ended are ignored.

import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll } from 'vitest';

const folder = join(tmpdir(), 'ledger-test-kafka');
const alone = 'alone';
const longestWaitMs = 600_000;

/** For the suites of a file that uses Kafka without killing it. */
export const shareKafka = (): void => takeTurn(arrive);

/** For the suites of a file that kills Kafka. */
export const haveKafkaAlone = (): void => takeTurn(arriveAlone);

function takeTurn(arrive: () => Promise<string>): void {
  let turn: string;
  beforeAll(async () => {
    await mkdir(folder, { recursive: true });
    turn = await arrive();
  }, longestWaitMs);
  afterAll(() => rm(join(folder, turn), { force: true }));
}

async function arrive(): Promise<string> {
  const mine = randomUUID();
  for (;;) {
    while ((await present()).includes(alone)) await sleep(200);
    await writeFile(join(folder, mine), `${process.pid}`);
    if (!(await present()).includes(alone)) return mine;
    await rm(join(folder, mine)); // another file registered as alone in between
  }
}

async function arriveAlone(): Promise<string> {
  for (;;) {
    try {
      await writeFile(join(folder, alone), `${process.pid}`, { flag: 'wx' });
      break;
    } catch (error) {
      if ((error as { code?: string }).code !== 'EEXIST') throw error;
      await present();
      await sleep(200);
    }
  }
  while ((await present()).length > 1) await sleep(200);
  return alone;
}

/** The lock files of running processes. Removes those of processes that have ended. */
async function present(): Promise<string[]> {
  const names: string[] = [];
  for (const name of await readdir(folder)) {
    const pid = Number(await readFile(join(folder, name), 'utf8').catch(() => '0'));
    if (lives(pid)) names.push(name);
    else await rm(join(folder, name), { force: true });
  }
  return names;
}

function lives(pid: number): boolean {
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
