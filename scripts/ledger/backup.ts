import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { tellBegin, tellSuccess } from './backup-metrics.ts';
import type { Work } from './command.ts';
import { exportTo } from './export.ts';
import { eventsIn, readLines, source } from './log-lines.ts';

const dayMs = 86_400_000;

/** Sorts by time. */
const isBackup = (name: string): boolean => /^ledger-\d{8}T\d{9}Z\.ndjson$/.test(name);
const isUnfinished = (name: string): boolean => name.startsWith('ledger-') && name.endsWith('.part');

/**
 * Events are never deleted, so this is another log, or an earlier copy of it. As the newest backup, it would be the one that is restored.
 */
export class LogShrank extends Error {
  constructor(events: number, newest: string, before: number) {
    super(
      `the log has ${events} events, but ${newest} has ${before}: the event store was emptied or an earlier copy was ` +
        'restored. No backup was made. If the log is right, move the earlier backups to another folder',
    );
  }
}

export const backup: Work = {
  stores: () => ['EventStoreDB'],
  async begin([folder = ''], { every }) {
    await mkdir(folder, { recursive: true });
    await removeUnfinished(folder);
    if (every !== undefined) await tellBegin(folder, Number(every));
  },
  async run({ eventStore, output }, [folder = ''], { keep = '14', every }) {
    const newest = (await backupsIn(folder)).at(-1);
    const before = newest === undefined ? undefined : await eventsIn(join(folder, newest));
    const file = join(folder, `ledger-${new Date().toISOString().replaceAll(/[-:.]/g, '')}.ndjson`);
    const part = `${file}.${randomUUID()}.part`; // of its own, because two backups may run at once
    let events: number;
    try {
      await exportTo(part, eventStore.client, output);
      events = await counted(part);
      if (newest !== undefined && before !== undefined && events < before) throw new LogShrank(events, newest, before);
      await rename(part, file); // so a file of that name was read whole
    } catch (error) {
      await rm(part, { force: true });
      throw error;
    }
    const all = await backupsIn(folder);
    const old = all.slice(0, -Number(keep));
    for (const name of old) await rm(join(folder, name), { force: true }); // another one that runs may remove it, too
    if (every !== undefined) await tellSuccess(folder, Number(every));
    output.tell({ file, events, kept: all.length - old.length }, () => `${events} events in ${file}`);
    return 0;
  },
};

/** The newest is the last. */
const backupsIn = async (folder: string): Promise<string[]> => (await readdir(folder)).filter(isBackup).toSorted();

/** Removes what backups that were interrupted have left. A younger one may belong to a backup that runs. */
async function removeUnfinished(folder: string): Promise<void> {
  for (const name of (await readdir(folder)).filter(isUnfinished)) {
    const found = await stat(join(folder, name)).catch(() => undefined); // undefined: it got its name, or was removed
    if (found !== undefined && Date.now() - found.mtimeMs > dayMs) await rm(join(folder, name), { force: true });
  }
}

/** @returns how many events it has @throws NotALogLine, ExportCutOff, ExportDamaged */
async function counted(file: string): Promise<number> {
  let events = 0;
  for await (const _ of readLines((await source(file)).stream, true)) events += 1;
  return events;
}
