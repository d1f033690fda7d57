import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { reasonOf, whyUnwritable } from './unwritable.ts';

const folder = mkdtempSync(join(tmpdir(), 'ledger-unwritable-'));
const file = join(folder, 'file');
writeFileSync(file, '');
afterAll(() => rmSync(folder, { recursive: true }));

const failed = (code: string) => Object.assign(new Error(`${code}: what the system says`), { code });

describe('a place', () => {
  it('that exists, or whose folder does, can be written', () => {
    for (const path of [folder, file, join(folder, 'new'), join(folder, 'new/and/below')]) {
      expect(whyUnwritable(path)).toBeUndefined();
    }
  });

  it('below a file cannot be written', () =>
    expect(whyUnwritable(join(file, 'data'))).toBe(`${file} is a file, not a folder`));

  it.each([
    ['EROFS', '/data is on a file system that is mounted read-only: mount it read-write'],
    [
      'EACCES',
      'the user ann may not write to /data: make that user its owner (chown), or run the program as another user',
    ],
    [
      'EPERM',
      'the user ann may not write to /data: make that user its owner (chown), or run the program as another user',
    ],
    ['EIO', 'EIO: what the system says'],
  ])('that access(2) refuses with %s says what to do', (code, reason) =>
    expect(reasonOf(failed(code), '/data', 'ann')).toBe(reason),
  );
});
