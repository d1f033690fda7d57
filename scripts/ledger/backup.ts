import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Command, WrongUse } from './command.ts';
import { exportTo } from './export.ts';
import { readLines, source } from './log-lines.ts';

const keptByDefault = 14;

/** Sorts by time. */
const isBackup = (name: string): boolean => /^ledger-\d{8}T\d{9}Z\.ndjson$/.test(name);

export const backup: Command = {
  name: 'backup',
  usage: 'FOLDER [--keep N]',
  summary: 'export the log to a new file of a folder, check the file, and keep the last ones',
  help: `Exports the log to FOLDER/ledger-<time, UTC>.ndjson, as \`export\` does, reads the file again and compares it with its digest. Then
deletes the oldest files of this kind, so that N are left (${keptByDefault} by default). If it fails, nothing is deleted. It needs the event store
only. \`import\` brings such a file into an empty event store.`,
  options: ['keep'],
  async run({ eventStore, output }, [folder], { keep = String(keptByDefault) }) {
    if (folder === undefined) throw new WrongUse('name a folder');
    if (!/^[1-9]\d{0,5}$/.test(keep)) throw new WrongUse(`--keep is ${keep}, but must be a whole number from 1`);
    await mkdir(folder, { recursive: true });
    const file = join(folder, `ledger-${new Date().toISOString().replaceAll(/[-:.]/g, '')}.ndjson`);
    await exportTo(file, eventStore.client, output);
    let events = 0;
    for await (const _ of readLines((await source(file)).stream, true)) events += 1;
    const all = (await readdir(folder)).filter(isBackup).toSorted();
    const old = all.slice(0, -Number(keep));
    for (const name of old) await rm(join(folder, name));
    output.tell({ file, events, kept: all.length - old.length }, () => `${events} events in ${file}`);
    return 0;
  },
};
