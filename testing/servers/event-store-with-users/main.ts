// The embedded event store behind the front, as a process with the settings of EventStoreDB's image: EVENTSTORE_CERTIFICATE_FILE,
// EVENTSTORE_CERTIFICATE_PRIVATE_KEY_FILE, EVENTSTORE_DEFAULT_ADMIN_PASSWORD and EVENTSTORE_DEFAULT_OPS_PASSWORD.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { startUsersFront } from './front.ts';
import { Users } from './users.ts';

const folder = '/var/lib/eventstore';
const port = 2113;
const env = process.env;
const setting = (name: string): string => env[`EVENTSTORE_${name}`] ?? 'changeit';

const store = spawn(process.execPath, ['embedded/event-store/main.ts'], {
  env: { ...env, LEDGER_DATA: folder, EVENT_STORE_PORT: '0' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
store.once('exit', (code) => process.exit(code ?? 1));
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => store.kill(signal));
await once(createInterface({ input: store.stdout }), 'line'); // it is ready
store.stdout.resume();

const users = new Users(join(folder, 'users.json'), {
  admin: setting('DEFAULT_ADMIN_PASSWORD'),
  ops: setting('DEFAULT_OPS_PASSWORD'),
});
const certificate = {
  cert: readFileSync(setting('CERTIFICATE_FILE'), 'utf8'),
  key: readFileSync(setting('CERTIFICATE_PRIVATE_KEY_FILE'), 'utf8'),
};
const url = readFileSync(join(folder, 'event-store.url'), 'utf8').trim();
await startUsersFront(url, users, certificate, { host: '0.0.0.0', port });
process.stdout.write(`event store with users ready on port ${port}\n`);
