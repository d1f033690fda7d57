import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { tellBegin, tellSuccess } from './backup-metrics.ts';
import { type Command, WrongUse } from './command.ts';
import { exportTo } from './export.ts';
import { ExportCutOff, ExportDamaged, eventsIn, NotALogLine, readLines, source } from './log-lines.ts';

const keptByDefault = 14;
const dayMs = 86_400_000;

/** The log has fewer events than a backup of it: it was lost, and is empty or was restored from an earlier copy. */
export class FewerEvents extends Error {
  constructor(events: number, { name, had }: { name: string; had: number }) {
    super(
      `the log has ${events} events, but the last backup, ${name}, has ${had}, so the event store has lost some: restore it from that ` +
        'backup. If an earlier copy was restored on purpose, first move the backups that have more to another folder',
    );
  }
}

const damages = [NotALogLine, ExportCutOff, ExportDamaged, FewerEvents];

/** Sorts by time. */
const isBackup = (name: string): boolean => /^ledger-\d{8}T\d{9}Z\.ndjson$/.test(name);
const isUnfinished = (name: string): boolean => name.endsWith('.part') && isBackup(name.slice(0, -'.part'.length));

export const backup: Command = {
  name: 'backup',
  usage: 'FOLDER [--keep N] [--every SECONDS]',
  summary: 'export the log to a new file of a folder, check the file, and keep the last ones',
  help: `Exports the log to FOLDER/ledger-<time, UTC>.ndjson, as \`export\` does, reads the file again and compares it with its digest. Then
deletes the oldest files of this kind, so that N are left (${keptByDefault} by default). If it fails, no earlier backup is deleted. It fails while
an import is under way, and if the log has fewer events than the last backup: the newest file never has less than the one before. It
needs the event store only. \`import\` brings such a file into an empty event store.

  --every SECONDS   says how often you run it. It then keeps FOLDER/ledger-backup.prom, a file for the textfile collector of
                    node_exporter, and the alert BackupOverdue fires if none succeeds for one and a half of that time`,
  options: ['keep', 'every'],
  async run({ eventStore, output }, [folder], { keep = String(keptByDefault), every }) {
    if (folder === undefined) throw new WrongUse('name a folder');
    for (const [option, value] of Object.entries({ keep, every })) {
      if (value !== undefined && !/^[1-9]\d{0,7}$/.test(value))
        throw new WrongUse(`--${option} is ${value}, but must be a whole number from 1 to 99999999`);
    }
    await mkdir(folder, { recursive: true });
    await removeUnfinished(folder);
    if (every !== undefined) await tellBegin(folder, Number(every));
    const [lastName] = (await readdir(folder)).filter(isBackup).toSorted().reverse();
    const file = join(folder, `ledger-${new Date().toISOString().replaceAll(/[-:.]/g, '')}.ndjson`);
    await exportTo(file, eventStore.client, output);
    const events = await checked(file, lastName).catch(async (error: unknown) => {
      if (damages.some((damage) => error instanceof damage)) await rm(file); // it is no backup
      throw error;
    });
    const all = (await readdir(folder)).filter(isBackup).toSorted();
    const old = all.slice(0, -Number(keep));
    for (const name of old) await rm(join(folder, name));
    if (every !== undefined) await tellSuccess(folder, Number(every));
    output.tell({ file, events, kept: all.length - old.length }, () => `${events} events in ${file}`);
    return 0;
  },
};

/** Removes what backups that were interrupted have left. A younger one may belong to a backup that runs. */
async function removeUnfinished(folder: string): Promise<void> {
  for (const name of (await readdir(folder)).filter(isUnfinished)) {
    const { mtimeMs } = await stat(join(folder, name));
    if (Date.now() - mtimeMs > dayMs) await rm(join(folder, name));
  }
}

/**
 * @param lastName the backup before it
 * @returns how many events it has
 * @throws NotALogLine, ExportCutOff, ExportDamaged, FewerEvents
 */
async function checked(file: string, lastName: string | undefined): Promise<number> {
  let events = 0;
  for await (const _ of readLines((await source(file)).stream, true)) events += 1;
  const had = lastName === undefined ? undefined : await eventsIn(join(dirname(file), lastName));
  if (lastName !== undefined && had !== undefined && events < had)
    throw new FewerEvents(events, { name: lastName, had });
  return events;
}
