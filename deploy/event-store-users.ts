// Creates the users of the services on EventStoreDB, or gives those that exist the passwords of the variables, and lets only them read
// $all and only the command service write (docs/event-store.md, "Users and their rights"). EVENT_STORE_URL names an administrator, whose
// password may be in EVENT_STORE_URL_PASSWORD. It may be run again.

import { setTimeout as sleep } from 'node:timers/promises';
import { ANY, EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { Type } from 'typebox';
import { readConfig } from '../platform/config/config.ts';
import { OTHER_EVENT_STORE_URL } from '../platform/config/store-settings.ts';

const users = [
  ['ledger-command', 'ledger-writers', 'EVENT_STORE_COMMAND_PASSWORD'],
  ['ledger-projection', 'ledger-readers', 'EVENT_STORE_PROJECTION_PASSWORD'],
  ['ledger-query', 'ledger-readers', 'EVENT_STORE_QUERY_PASSWORD'],
] as const;

const admins = ['$admins'];
const writers = [...admins, 'ledger-writers'];
const readers = [...writers, 'ledger-readers'];
const closed = { $r: admins, $w: admins, $d: admins, $mr: admins, $mw: admins };
const defaultRights = {
  $userStreamAcl: { $r: readers, $w: writers, $d: admins, $mr: readers, $mw: writers },
  $systemStreamAcl: closed,
};

const patienceMs = 60_000;
const pauseMs = 1_000;
const answerMs = 5_000;

const url = readConfig(Type.Object({ EVENT_STORE_URL: OTHER_EVENT_STORE_URL }), process.env).EVENT_STORE_URL ?? '';
const nodes = nodesIn(url);
for (const [login, group, variable] of users) await setUser(login, group, required(variable));
const client = EventStoreDBClient.connectionString(url);
await client.setStreamMetadata('$all', { acl: { readRoles: readers } });
await client.appendToStream('$settings', jsonEvent({ type: 'update-default-acl', data: defaultRights }), {
  expectedRevision: ANY,
});
await client.dispose();
process.exit(); // gRPC may still ask DNS for settings of its own, for half a minute where no name server answers

function required(variable: string): string {
  const value = process.env[variable];
  if (!value) throw new Error(`${variable} is not set`);
  return value;
}

/** The HTTP addresses of the nodes, and the administrator's credentials. */
function nodesIn(connection: string): { origins: string[]; authorization: string } {
  const [, user = '', password = '', hosts = ''] =
    /^esdb(?:\+discover)?:\/\/([^:@/?]+):([^@/?]+)@([^/?]+)/.exec(connection) ?? [];
  if (hosts === '')
    throw new Error('EVENT_STORE_URL must name a user and a password: esdb://admin:…@host:2113?tls=true');
  const credentials = `${decodeURIComponent(user)}:${decodeURIComponent(password)}`;
  return {
    origins: hosts.split(',').map((host) => `https://${host}`),
    authorization: `Basic ${Buffer.from(credentials).toString('base64')}`,
  };
}

/** Asks one node after the other, because only the leader changes users, and right after the start there is none. */
async function setUser(login: string, group: string, newPassword: string): Promise<void> {
  const until = Date.now() + patienceMs;
  const user = { LoginName: login, FullName: login, Groups: [group], Password: newPassword };
  for (;;) {
    let answer = 'no answer';
    for (const origin of nodes.origins) {
      answer = await ask(`${origin}/users/`, user);
      if (answer === 'status 409')
        answer = await ask(`${origin}/users/${login}/command/reset-password`, { newPassword });
      if (answer === 'status 200' || answer === 'status 201') return;
      if (answer === 'status 401')
        throw new Error('EventStoreDB does not accept the user and password of EVENT_STORE_URL');
    }
    if (Date.now() > until) throw new Error(`the user ${login} could not be created or changed: ${answer}`);
    await sleep(pauseMs);
  }
}

/** @returns the status of the answer, or why there is none */
function ask(url: string, body: object): Promise<string> {
  const headers = { authorization: nodes.authorization, 'content-type': 'application/json' };
  const init = { method: 'POST', headers, body: JSON.stringify(body), redirect: 'manual' } as const;
  return fetch(url, { ...init, signal: AbortSignal.timeout(answerMs) }).then(
    ({ status }) => `status ${status}`,
    String,
  );
}
