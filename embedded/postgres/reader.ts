import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Binaries } from './binaries.ts';
import { runAsSuperuser } from './cluster.ts';
import { passwordFile } from './connection.ts';

/** The same as for any other PostgreSQL. */
const RIGHTS = new URL('../../deploy/postgres/reader-rights.sql', import.meta.url);

/**
 * Creates the role `ledger_query`, which reads what `ledger` creates and cannot write, and its password, unless they exist: in a new
 * cluster, and in one of a version that had no such role. The server must not run.
 */
export function createReader(binaries: Binaries, folder: string): void {
  const file = passwordFile(folder, 'ledger_query');
  if (existsSync(file)) return;
  const password = randomBytes(24).toString('base64url');
  runAsSuperuser(binaries, join(folder, 'data'), 'ledger', [
    `do $$ begin
       if not exists (select from pg_roles where rolname = 'ledger_query') then create role ledger_query login; end if;
     end $$`,
    `alter role ledger_query password '${password}'`,
    'alter role ledger_query set default_transaction_read_only = on',
    // What every role may do by default: large objects, which are no tables and can fill the disk, and other databases.
    ...[
      'lo_creat(int)',
      'lo_create(oid)',
      'lo_from_bytea(oid, bytea)',
      'lo_open(oid, int)',
      'lo_put(oid, bigint, bytea)',
    ].map((name) => `revoke execute on function ${name} from public`),
    ...['postgres', 'template1'].map((name) => `revoke connect on database ${name} from public`),
    'set role ledger',
    readFileSync(RIGHTS, 'utf8'),
  ]);
  writeFileSync(`${file}.new`, `${password}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file); // a crash leaves no empty file
}
