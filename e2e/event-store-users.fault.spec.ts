// The users of the event store: deploy/event-store-users.ts creates them, each service signs in as its own, and the passwords are
// exchanged under load as docs/exchange-secrets.md says. EventStoreDB's part is played by the embedded event store behind a front that
// has users (testing/servers/event-store-with-users).

import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { EventStoreDBClient } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newAuthority, withoutOpenssl } from '../testing/network/certificates.ts';
import { startNode } from '../testing/processes/node-process.ts';
import { type Services, startServices } from '../testing/processes/services.ts';
import { onlyEmbedded, startEventStore, type TestEventStore } from '../testing/servers/event-store.ts';
import { startUsersFront, type UsersFront } from '../testing/servers/event-store-with-users/front.ts';
import { rightsWith, signedIn } from '../testing/servers/event-store-with-users/signed-in.ts';
import { Users } from '../testing/servers/event-store-with-users/users.ts';
import { shell } from './compose/docker.ts';
import { commandsUnder } from './compose/page.ts';
import { underLoad } from './under-load.ts';

const withoutCurl = spawnSync('curl', ['--version']).status === 0 ? false : 'there is no curl';
const skipped = process.env.E2E_COMMAND_URL
  ? 'the processes are not ours'
  : onlyEmbedded || withoutOpenssl || withoutCurl;

const script = new URL('../deploy/event-store-users.ts', import.meta.url).pathname;
const oddly = (password: string): string => `${password} p@ss/w0rd#1:?&=%41 "'\\$x`;
const unauthenticated = 16;
/** In the order in which the page replaces them. */
const services = ['command-service', 'process-manager', 'projection-service', 'query-service'] as const;
type Login = 'command' | 'projection' | 'query';
const logins: Record<string, Login> = {
  'command-service': 'command',
  'process-manager': 'command',
  'projection-service': 'projection',
  'query-service': 'query',
};

describe.skipIf(skipped)(`the users of the event store${skipped ? ` (skipped: ${skipped})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-users-'));
  const trusted = join(folder, 'ca.crt');
  let store: TestEventStore;
  let front: UsersFront;
  let ledger: Services;
  let admin = oddly('first');
  let passwords: Record<Login, string> = { command: oddly('c'), projection: oddly('p'), query: oddly('q') };

  const url = (user: string) => `esdb://${user}@localhost:${front.port}?tls=true&tlsCAFile=${trusted}`;
  const signIn = (user: string, password: string) => ({
    EVENT_STORE_URL: url(user),
    EVENT_STORE_URL_PASSWORD: password,
  });

  beforeAll(async () => {
    const authority = newAuthority(folder, 'ca');
    writeFileSync(trusted, authority.cert);
    symlinkSync(new URL('../deploy', import.meta.url).pathname, join(folder, 'deploy'));
    store = await startEventStore();
    const users = new Users(join(folder, 'users.json'), { admin, ops: admin });
    front = await startUsersFront(store.url, users, authority.issue());
    await tellUsers();
    const own = (name: string) => {
      const login = logins[name];
      return login ? signIn(`ledger-${login}`, passwords[login]) : {};
    };
    ledger = await startServices({ EVENT_STORE_URL: `esdb://localhost:${front.port}` }, { own });
  });
  afterAll(async () => {
    await ledger?.[Symbol.asyncDispose]();
    await front?.close();
    await store?.stop();
    rmSync(folder, { recursive: true });
  });

  /** As the service event-store-users of compose does it. @throws Error with its words if it fails */
  async function tellUsers(password = admin): Promise<void> {
    const told = startNode([script], {
      ...process.env,
      ...signIn('admin', password),
      EVENT_STORE_COMMAND_PASSWORD: passwords.command,
      EVENT_STORE_PROJECTION_PASSWORD: passwords.projection,
      EVENT_STORE_QUERY_PASSWORD: passwords.query,
      NODE_EXTRA_CA_CERTS: trusted,
    });
    const [complaint, [code]] = await Promise.all([text(told.stderr), once(told, 'exit')]);
    if (code !== 0) throw new Error(complaint);
  }

  const rights = (login: Login, password = passwords[login]) => rightsWith(signIn(`ledger-${login}`, password));

  it('get the rights that docs/event-store.md says', async () => {
    const reader = { readAll: true, readStreams: true, append: false, setMetadata: false };
    expect(await rights('command')).toEqual({ readAll: true, readStreams: true, append: true, setMetadata: true });
    expect(await rights('projection')).toEqual(reader);
    expect(await rights('query')).toEqual(reader);
    const readsUsers = (client: EventStoreDBClient) =>
      client.readStream('$settings', { maxCount: 1 })[Symbol.asyncIterator]().next();
    await expect(signedIn(signIn('ledger-query', passwords.query), readsUsers)).rejects.toMatchObject({
      type: 'access-denied',
    });
    await signedIn(signIn('admin', admin), readsUsers);
  });

  it('are changed by the administrator only', async () => {
    await expect(tellUsers('wrong')).rejects.toThrow('EventStoreDB does not accept the user and password');
    await expect(rights('query', 'wrong')).rejects.toThrow('does not accept the user and password');
    await expect(rights('query', '')).rejects.toThrow();
    await tellUsers(); // again, with the passwords that the users have
  });

  it('get other passwords under load: no command is lost, and the former passwords are refused', async () => {
    const former = passwords;
    await underLoad(ledger, async (traffic) => {
      passwords = { command: oddly('c2'), projection: oddly('p2'), query: oddly('q2') };
      await tellUsers();
      await expect.poll(() => traffic.unavailable.length).toBeGreaterThan(0);
      expect(traffic.unanswered).toEqual([]);
      for (const name of services) {
        await ledger.kill(name, 'SIGTERM');
        await ledger.start(name);
      }
      const { length } = traffic.unavailable;
      await traffic.flows(20);
      expect(traffic.unavailable.slice(length)).toEqual([]);
    });
    for (const login of ['command', 'projection', 'query'] as const)
      await expect(rights(login, former[login])).rejects.toThrow('does not accept the user and password');
  });

  /** Whether the event store knows the user by this password. */
  async function accepts(user: string, password: string): Promise<boolean> {
    const read = (client: EventStoreDBClient) => client.readAll({ maxCount: 1 })[Symbol.asyncIterator]().next();
    const refusal: unknown = await signedIn(signIn(user, password), read).catch((error: unknown) => error);
    return (refusal as { code?: number }).code !== unauthenticated;
  }

  it.each([
    ['a random one', ''],
    ['one with quotes, dollars and backslashes', `EVENT_STORE_ADMIN_PASSWORD_NEXT=${inQuotes(oddly('next'))}`],
  ])('the administrator gets another password by the commands of the page: %s', async (_, next) => {
    const former = admin;
    const env = join(folder, '.env');
    writeFileSync(env, `EVENT_STORE_ADMIN_PASSWORD=${inQuotes(former)}\n${next}\n`);
    const follow = (commands: string) => shell(`${dockerIsHere(front.port)}\n${commands}`, folder, {});
    const commands = commandsUnder('exchange-secrets.md', 'The administrator of the event store');
    await underLoad(ledger, async (traffic) => {
      // interrupted when the event store knows the password and .env does not, and begun again
      await expect(follow(commands.replace('deploy/secrets --take', 'false && $&'))).rejects.toThrow();
      await follow(commands);
      admin = (await shell('deploy/secrets --get EVENT_STORE_ADMIN_PASSWORD', folder, {})).trimEnd();
      expect([traffic.unavailable, traffic.unanswered]).toEqual([[], []]);
    });
    expect(admin).not.toBe(former);
    expect(readFileSync(env, 'utf8')).not.toContain('_NEXT');
    for (const user of ['admin', 'ops'])
      expect([await accepts(user, former), await accepts(user, admin)]).toEqual([false, true]);
    await tellUsers();
  });
});

/** As a value of `.env`. */
function inQuotes(value: string): string {
  return `'${value.replaceAll("'", "\\'")}'`;
}

/** A `docker` for the shell that starts nothing, and runs what the page runs in the container of the event store. */
function dockerIsHere(port: number): string {
  return `docker() {
    case "$*" in
      'compose up --wait'*) ;;
      'compose exec --no-TTY event-store curl '*) shift 4; "\${@//127.0.0.1:2113/localhost:${port}}" ;;
      *) echo "what is docker $*?" >&2; return 1 ;;
    esac
  }`;
}
