import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { passwordFile } from './connection.ts';

// Only these two roles may log in, with their passwords. The superuser has none and cannot log in.
const HOST_BASED_ACCESS = 'host all ledger,ledger_query 127.0.0.1/32 scram-sha-256\n';

/** The same sort order and case mapping on every machine, whatever its locales. */
const LOCALE = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];

/**
 * Creates a database cluster with a role and a database `ledger` in `folder/data`, if there is none. It is created in a folder beside
 * and then renamed, so that a crash leaves no incomplete cluster.
 */
export function initialiseCluster(binaries: Binaries, folder: string): void {
  if (existsSync(join(folder, 'data'))) return;
  for (const name of readdirSync(folder)) {
    if (name.startsWith('growing-')) rmSync(join(folder, name), { recursive: true });
  }
  const growing = mkdtempSync(join(folder, 'growing-'));

  const password = randomBytes(24).toString('base64url');
  writeFileSync(passwordFile(folder), `${password}\n`, { mode: 0o600 });
  run(binaries.initdb, ['--pgdata', growing, '--username=postgres', '--auth=reject', ...LOCALE]);
  const role = `create role ledger login createdb password '${password}'`;
  runAsSuperuser(binaries, growing, 'postgres', [role, 'create database ledger owner ledger']);
  renameSync(growing, join(folder, 'data'));
}

/** Says who may log in. A cluster of an earlier version knows one role only. */
export function writeAccess(folder: string): void {
  writeFileSync(join(folder, 'data', 'pg_hba.conf'), HOST_BASED_ACCESS);
}

/** Runs statements without a server, in single-user mode, which takes a semicolon before an empty line for the end of a statement. */
export function runAsSuperuser({ postgres }: Binaries, data: string, database: string, statements: string[]): void {
  const input = statements.map((statement) => `${statement.replaceAll(/\n{2,}/g, '\n')};\n\n`).join('');
  run(postgres, ['--single', '-j', '-c', 'exit_on_error=on', '-D', data, database], input);
}

function run(program: string, args: string[], input = ''): void {
  execFileSync(program, args, { input, stdio: ['pipe', 'ignore', 'inherit'] });
}
