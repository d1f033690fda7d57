import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const program = new URL('secrets', import.meta.url).pathname;
const random = /^[A-Za-z0-9]{25,}$/;

describe('deploy/secrets', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ledger-secrets-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const run = (args: string[], env: Record<string, string> = {}): string =>
    execFileSync(program, args, {
      cwd: folder,
      env: { PATH: process.env.PATH, ...env },
      encoding: 'utf8',
      stdio: 'pipe',
    }).trim();
  const write = (text: string, name = '.env') => writeFileSync(join(folder, name), text, { mode: 0o640 });
  const lines = (name = '.env') => readFileSync(join(folder, name), 'utf8').trim().split('\n');

  it('prints passwords of letters and digits, each another one', () => {
    const passwords = run([])
      .split('\n')
      .slice(1)
      .map((line) => line.split('=')[1]);
    expect(passwords.length).toBeGreaterThan(10);
    for (const password of passwords) expect(password).toMatch(random);
    expect(new Set(passwords).size).toBe(passwords.length);
  });

  it('exchanges a password in two steps, each of which may be repeated, and keeps everything else', () => {
    write("# mine\nA_PASSWORD='old & $x'\nOTHER_A_PASSWORD=b\n");
    expect(run(['--get', 'A_PASSWORD'])).toBe('old & $x');
    const next = run(['--next', 'A_PASSWORD']);
    expect(next).toMatch(random);
    expect(run(['--next', 'A_PASSWORD'])).toBe(next);
    expect(run(['--get', 'A_PASSWORD'])).toBe('old & $x');
    run(['--take', 'A_PASSWORD']);
    expect(lines()).toEqual(['# mine', `A_PASSWORD=${next}`, 'OTHER_A_PASSWORD=b']);
    expect(statSync(join(folder, '.env')).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder)).toEqual(['.env']);
    expect(run(['--next', 'A_PASSWORD'])).not.toBe(next);
  });

  it.each([
    ['a comment after it', 'old # of May', 'old'],
    ['a comment after its quotes', '"old" # of May', 'old'],
    ['quotes in quotes', "'o\\'l\"d'", 'o\'l"d'],
    ['a backslash in quotes', "'o\\ld$'", 'o\\ld$'],
    ['a sign that begins no comment', 'p@ss/w0rd#1', 'p@ss/w0rd#1'],
    ['spaces around it', ' old ', 'old'],
    ['the line end of Windows', 'old\r', 'old'],
    ['the line end of Windows after its quotes', "'old'\r", 'old'],
  ])('reads a password as compose does, with %s', (_, written, expected) => {
    write(`A_PASSWORD=${written}\nB_PASSWORD=x\n`);
    expect(run(['--get', 'A_PASSWORD'])).toBe(expected);
    const next = run(['--next', 'A_PASSWORD']);
    run(['--take', 'A_PASSWORD']);
    expect(run(['--get', 'A_PASSWORD'])).toBe(next);
    expect(lines()[1]).toBe('B_PASSWORD=x');
  });

  it.each(['a$b', '"a$b"', '"a\\nb"'])('does not guess what compose makes of %s', (written) => {
    write(`A_PASSWORD=${written}\n`);
    expect(() => run(['--get', 'A_PASSWORD'])).toThrow(/in '…'/);
  });

  it('changes a file without a line break at its end', () => {
    write('A_PASSWORD=old');
    const next = run(['--next', 'A_PASSWORD']);
    expect(lines()).toEqual(['A_PASSWORD=old', `A_PASSWORD_NEXT=${next}`]);
    run(['--take', 'A_PASSWORD']);
    expect(lines()).toEqual([`A_PASSWORD=${next}`]);
  });

  it('writes passwords to a file that nobody else may read', () => {
    execFileSync('bash', ['-c', 'umask 022; "$0" > .env', program], { cwd: folder });
    expect(statSync(join(folder, '.env')).mode & 0o777).toBe(0o600);
  });

  it('changes the file that a link leads to', () => {
    write('A_PASSWORD=old\n', 'real');
    symlinkSync('real', join(folder, '.env'));
    const next = run(['--next', 'A_PASSWORD']);
    expect(lines('real')).toEqual(['A_PASSWORD=old', `A_PASSWORD_NEXT=${next}`]);
  });

  it('loses no line if two run at once: one of them may be refused', async () => {
    const names = Array.from({ length: 8 }, (_, index) => `P${index}_PASSWORD`);
    write(names.map((name) => `${name}=old\n`).join(''));
    const running = names.map((name) => once(spawn(program, ['--next', name], { cwd: folder }), 'exit'));
    const codes = (await Promise.all(running)).map(([code]) => code);
    const kept = lines();
    for (const [index, name] of names.entries()) {
      expect(kept).toContain(`${name}=old`);
      expect(kept.some((line) => line.startsWith(`${name}_NEXT=`))).toBe(codes[index] === 0);
    }
  });

  it.each<[string, string[], Record<string, string>, RegExp]>([
    ['that .env does not have', ['--next', 'B_PASSWORD'], {}, /\.env has no B_PASSWORD/],
    ['that the shell has, too', ['--get', 'A_PASSWORD'], { A_PASSWORD: 'y' }, /A_PASSWORD is set in this shell/],
    ['that has no next one', ['--take', 'A_PASSWORD'], {}, /\.env has no A_PASSWORD_NEXT/],
    ['by another option', ['--new', 'A_PASSWORD'], {}, /--take NAME/],
  ])('changes nothing for a password %s', (_, args, env, why) => {
    write('A_PASSWORD=old\n');
    expect(() => run(args, env)).toThrow(why);
    expect(lines()).toEqual(['A_PASSWORD=old']);
  });
});
