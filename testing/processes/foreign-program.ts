// Programs that are not written in Node, such as Prometheus: they end with the tests that start them, as startNode's do.

import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { startNode } from './node-process.ts';

/** The path of the first of some programs that is on the PATH; undefined if none is. Distributions name programs differently. */
export function programOnPath(...names: string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Its only child is the program, which gets the signal that it gets. */
const wrapper = `
  const { spawn } = require('node:child_process');
  const [program, ...args] = process.argv.slice(1);
  const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill());
  child.on('exit', (code) => process.exit(code ?? 1));
`;

/** Runs a program until the test file that starts it is over. @returns a process that ends when the program does */
export const startForeign = (program: string, args: readonly string[]): ChildProcessWithoutNullStreams =>
  startNode(['--eval', wrapper, program, ...args]);
