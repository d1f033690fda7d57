import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { passwordFile } from './connection.ts';

// Only the role `ledger` may log in, with its password. The superuser has none and cannot log in.
const HOST_BASED_ACCESS = 'host all ledger 127.0.0.1/32 scram-sha-256\n';

/** The same sort order and case mapping on every machine, whatever its locales. */
const LOCALE = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];

/**
 * Creates a database cluster with a role and a database `ledger` in `folder/data`, if there is none. It is created in a folder beside
 * and then renamed, so that a crash leaves no incomplete cluster.
 */
export function initialiseCluster({ initdb, postgres }: Binaries, folder: string): void {
  if (existsSync(join(folder, 'data'))) return;
  for (const name of readdirSync(folder)) {
    if (name.startsWith('growing-')) rmSync(join(folder, name), { recursive: true });
  }
  const growing = mkdtempSync(join(folder, 'growing-'));

  const password = randomBytes(24).toString('base64url');
  writeFileSync(passwordFile(folder), `${password}\n`, { mode: 0o600 });
  run(initdb, ['--pgdata', growing, '--username=postgres', '--auth=reject', ...LOCALE]);
  const role = `create role ledger login createdb password '${password}'`;
  run(postgres, ['--single', '-D', growing, 'postgres'], `${role}\ncreate database ledger owner ledger\n`);
  writeFileSync(join(growing, 'pg_hba.conf'), HOST_BASED_ACCESS);
  renameSync(growing, join(folder, 'data'));
}

function run(program: string, args: string[], input = ''): void {
  execFileSync(program, args, { input, stdio: ['pipe', 'ignore', 'inherit'] });
}
