import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const program = new URL('secrets', import.meta.url).pathname;

describe('deploy/secrets', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ledger-secrets-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const run = (args: string[], env: Record<string, string> = {}) =>
    execFileSync(program, args, {
      cwd: folder,
      env: { PATH: process.env.PATH, ...env },
      encoding: 'utf8',
      stdio: 'pipe',
    });
  const file = () => readFileSync(join(folder, '.env'), 'utf8');

  it('prints passwords of letters and digits, each another one', () => {
    const lines = run([]).trim().split('\n').slice(1);
    expect(lines.length).toBeGreaterThan(10);
    for (const line of lines) expect(line).toMatch(/^[A-Z_]+_PASSWORD=[A-Za-z0-9]{25,}$/);
    expect(new Set(lines.map((line) => line.split('=')[1])).size).toBe(lines.length);
    expect(run(['--random'])).toMatch(/^[A-Za-z0-9]{25,}\n$/);
  });

  it('replaces one password in .env, and keeps everything else', () => {
    writeFileSync(join(folder, '.env'), "# mine\nA_PASSWORD='old & $x'\nOTHER_A_PASSWORD=b\n");
    run(['--set', 'A_PASSWORD', 'new&1']);
    expect(file()).toBe('# mine\nOTHER_A_PASSWORD=b\nA_PASSWORD=new&1\n');
    expect(statSync(join(folder, '.env')).mode & 0o777).toBe(0o600);
    writeFileSync(join(folder, '.env'), 'A_PASSWORD=only\n');
    run(['--set', 'A_PASSWORD', 'new']);
    expect(file()).toBe('A_PASSWORD=new\n');
  });

  it.each<[string, string[], Record<string, string>, RegExp]>([
    ['that .env does not have', ['--set', 'B_PASSWORD', 'x'], {}, /\.env has no B_PASSWORD/],
    ['that the shell has, too', ['--set', 'A_PASSWORD', 'x'], { A_PASSWORD: 'y' }, /A_PASSWORD is set in this shell/],
    ['without a value', ['--set', 'A_PASSWORD'], {}, /unbound variable/],
    ['by another option', ['--new', 'A_PASSWORD'], {}, /--set NAME VALUE/],
  ])('changes nothing for a password %s', (_, args, env, why) => {
    writeFileSync(join(folder, '.env'), 'A_PASSWORD=old\n');
    expect(() => run(args, env)).toThrow(why);
    expect(file()).toBe('A_PASSWORD=old\n');
  });
});
