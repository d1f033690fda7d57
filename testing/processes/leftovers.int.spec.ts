import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { endLeftovers, endsWithFile } from './leftovers.ts';
import { startNode } from './node-process.ts';

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('what a test file starts', () => {
  it('ends with the file, though the hook that started it timed out', async () => {
    const vitest = [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--config',
      'testing/processes/late-hook/vitest.config.ts',
    ];
    const said = await new Promise<string>((resolve) =>
      execFile(process.execPath, vitest, { timeout: 200_000 }, (_failed, stdout, stderr) => resolve(stdout + stderr)),
    );
    expect(said).toContain('Hook timed out');
    const pid = /^started (\d+)$/m.exec(said)?.[1];
    const running = /^running ([\d ]+)$/m.exec(said)?.[1];
    expect(pid).toBeDefined();
    expect(running?.split(' ')).not.toContain(pid);
  });

  it('is ended once, the latest first', async () => {
    const ended: string[] = [];
    const end = endsWithFile(async () => ended.push('a folder'));
    endsWithFile(async () => ended.push('a process in it'));
    await endLeftovers();
    await end();
    expect(ended).toEqual(['a process in it', 'a folder']);
  });

  it('ends with the process of its tests, even by kill -9', async () => {
    const nodeProcess = JSON.stringify(new URL('./node-process.ts', import.meta.url).href);
    const tests = startNode([
      '--input-type=module-typescript',
      '--eval',
      `import { startNode } from ${nodeProcess};
       console.log(startNode(['--eval', 'setInterval(() => {}, 1000)']).pid);`,
    ]);
    const [pid] = await once(createInterface({ input: tests.stdout }), 'line');
    expect(isRunning(Number(pid))).toBe(true);
    tests.kill('SIGKILL');
    await expect.poll(() => isRunning(Number(pid))).toBe(false);
  });
});
