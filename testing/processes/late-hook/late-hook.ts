// A test file for leftovers.int.spec.ts: its hook takes too long after it has started a process. It tells the process's id.
import { beforeAll, it } from 'vitest';
import { startNode } from '../node-process.ts';

beforeAll(async () => {
  process.stderr.write(`started ${startNode(['--eval', 'setInterval(() => {}, 1000)']).pid}\n`);
  await new Promise(() => {});
});

it('is never run', () => {});
