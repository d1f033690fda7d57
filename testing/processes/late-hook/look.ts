// A set-up for leftovers.int.spec.ts: when all hooks of a file have run, it tells which of this process's children still run.
import { execFileSync } from 'node:child_process';
import { afterAll } from 'vitest';

afterAll(() => {
  const children = execFileSync('ps', ['-o', 'pid=,ppid=', '-A'], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/ +/))
    .filter(([, parent]) => Number(parent) === process.pid);
  process.stderr.write(`running ${children.map(([pid]) => pid).join(' ')}\n`);
});
