import { closeSync, copyFileSync, openSync, readSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';

/** The file that a program logs to. @param folder of the data */
export const logOf = (folder: string, program: string): string => join(folder, 'logs', `${program}.log`);

const LONGEST = 32 * 1024 * 1024;
const TAIL = 16 * 1024;

/** Moves the content of a log to `<log>.1` if it is longer than 32 MB. Processes that have it open continue to append. */
export function shorten(log: string): void {
  if (lengthOf(log) < LONGEST) return;
  copyFileSync(log, `${log}.1`);
  truncateSync(log);
}

export function lengthOf(log: string): number {
  return statSync(log, { throwIfNoEntry: false })?.size ?? 0;
}

/** The line that run-program.ts writes when it starts a program. */
const isStart = /"msg":"[\w-]+ starts"/;

/** The line that best explains why a program ended: the last fatal one after `from` bytes, else the last. */
export function lastWords(log: string, from: number): string {
  const lines = tail(log, from)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !isStart.test(line));
  const fatal = lines.findLast((line) => /\b(FATAL|PANIC)\b|"level":60|^\w*Error\b/.test(line));
  return messageOf(fatal ?? lines.at(-1) ?? 'it printed nothing');
}

function tail(log: string, from: number): string {
  const start = Math.max(from, lengthOf(log) - TAIL);
  const buffer = Buffer.alloc(TAIL);
  const file = openSync(log, 'r');
  try {
    return buffer.toString('utf8', 0, readSync(file, buffer, 0, TAIL, start));
  } finally {
    closeSync(file);
  }
}

function messageOf(line: string): string {
  if (!line.startsWith('{')) return line.replace(/^[-\d:. ]+ UTC \[\d+\] /, '');
  try {
    const { msg, err } = JSON.parse(line) as { msg?: string; err?: { message?: string } };
    return err?.message ?? msg ?? line;
  } catch {
    return line; // cut off in the middle
  }
}
