// A real Prometheus and Alertmanager watch a ledger whose parts are frozen (SIGSTOP), stopped (SIGKILL) or filled, one after the other,
// while clients send commands and queries:
//
//   nothing fires ──► a part is broken ──► the alert that names it is sent ──► its effects have time to show ──► it is repaired ──► nothing fires
//
// In all of that time, no other alert of that severity is sent: an outage is one page.

import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alerts, metricsIn } from '../../deploy/prometheus/alerts.ts';
import { invoiceOf } from '../../testing/http/requests.ts';
import { startTcpProxy, type TcpProxy } from '../../testing/network/tcp-proxy.ts';
import { endsWithFile } from '../../testing/processes/leftovers.ts';
import { startNode } from '../../testing/processes/node-process.ts';
import { treeOf } from '../../testing/processes/process-tree.ts';
import { type ProgramName, type Services, startServices } from '../../testing/processes/services.ts';
import { type EventStoreProcess, onlyEmbedded, startEventStoreProcess } from '../../testing/servers/event-store.ts';
import {
  brokerIsNotOurs,
  brokerPid,
  clientsForTests,
  kafkaBrokers,
  newTopic,
  produce,
  startBroker,
  withoutKafka,
} from '../../testing/servers/kafka.ts';
import { haveKafkaAlone } from '../../testing/servers/kafka-turns.ts';
import { mongoUrl, withoutMongo } from '../../testing/servers/mongodb.ts';
import {
  type Monitoring,
  startMonitoring,
  withoutBlackboxExporter,
  withoutMonitoring,
  withoutNodeExporter,
} from './monitoring.ts';

const skipped = onlyEmbedded ? ` (skipped: ${onlyEmbedded})` : withoutMonitoring;
/** No poll can see that nothing happens. As long as an effect takes to be sent after its cause: twice the two minutes of its rule, and a group's wait, at six times the speed. */
const effectsMs = 50_000;
const waits = { timeout: 500_000, interval: 500 };

const disk = skipped === '' ? smallDisk() : undefined;
const backups = mkdtempSync(join(tmpdir(), 'ledger-backups-'));
const withoutDisk = withoutNodeExporter || (disk === undefined ? 'only root may mount a small disk' : '');
const withoutBroker = withoutKafka || (brokerIsNotOurs && ` (skipped: ${brokerIsNotOurs})`) || '';

describe.skipIf(skipped !== '')(`the alerts${skipped}`, () => {
  if (kafkaBrokers !== '') haveKafkaAlone();
  let store: EventStoreProcess;
  let ledger: Services;
  let mongo: TcpProxy | undefined;
  let monitoring: Monitoring;
  let clients: Clients;
  const given: Record<string, string> = { VERIFY_EVERY_SECONDS: '20' };
  const paymentsTopic = newTopic('ledger.payments');

  beforeAll(async () => {
    if (mongoUrl !== undefined) {
      const url = new URL(mongoUrl);
      mongo = await startTcpProxy(Number(url.port));
      url.host = `127.0.0.1:${mongo.port}`;
      url.pathname = `/alerts-${process.pid}`;
      given.MONGODB_URL = url.href;
    }
    if (kafkaBrokers !== '') {
      given.KAFKA_BROKERS = kafkaBrokers;
      given.KAFKA_PAYMENTS_TOPIC = paymentsTopic;
      given.KAFKA_DEAD_LETTER_TOPIC = newTopic('dead-letter');
      given.KAFKA_EVENTS_TOPIC = newTopic('ledger.events');
      given.KAFKA_PAYMENTS_GROUP = newTopic('command-service');
    }
    Object.assign(process.env, given);
    store = await startEventStoreProcess(disk === undefined ? {} : { dataFolder: join(disk, 'events') });
    ledger = await startServices(
      { ...given, EVENT_STORE_URL: store.url },
      { withConsole: withoutBlackboxExporter === '' },
    );
    const services = {
      'command-service': new URL(ledger.commandUrl).host,
      'process-manager': new URL(ledger.processManagerUrl).host,
      'query-service': new URL(ledger.queryUrl).host,
      'projection-service': new URL(ledger.projectionUrl).host,
    };
    monitoring = await startMonitoring({ services, disk, backups, gateway: `${ledger.consoleUrl}/healthz` });
    clients = startClients(ledger);
  });
  afterAll(async () => {
    for (const name of Object.keys(given)) delete process.env[name];
    await clients?.stop();
    await monitoring?.[Symbol.asyncDispose]();
    await ledger?.[Symbol.asyncDispose]();
    await store?.stop();
    await mongo?.close();
    rmSync(backups, { recursive: true });
  });

  const signalTo = (pids: readonly number[], signal: NodeJS.Signals) => {
    for (const pid of pids) {
      try {
        process.kill(pid, signal);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // one of PostgreSQL's processes that has ended meanwhile
      }
    }
  };
  const frozen = (pids: () => number[]): Fault => ({
    how: 'is frozen',
    begin: async () => signalTo(pids(), 'SIGSTOP'),
    end: async () => signalTo(pids(), 'SIGCONT'),
  });
  const program = (name: ProgramName): Fault[] => [
    frozen(() => treeOf(ledger.pidOf(name))),
    {
      how: 'is stopped',
      begin: async () => signalTo(treeOf(ledger.pidOf(name)).toReversed(), 'SIGKILL'),
      end: () => ledger.start(name),
    },
  ];
  /** `effect`: an alert that fires, too, and is held back */
  const cases: [alert: string, part: string, effect: string, why: string, faults: Fault[]][] = [
    ['CommandServiceDown', 'command-service', '', '', program('command-service')],
    ['ProcessManagerDown', 'process-manager', '', '', program('process-manager')],
    ['QueryServiceDown', 'query-service', '', '', program('query-service')],
    ['ProjectionServiceDown', 'projection-service', 'ViewBehind', '', program('projection-service')],
    // npm start has no Caddy: its console serves both APIs on one origin, too
    ['GatewayDown', 'gateway', '', withoutBlackboxExporter, program('console')],
    [
      'EventStoreDown',
      'event-store',
      'CommandsFail',
      '',
      [frozen(() => [store.pid()]), { how: 'is stopped', begin: () => store.kill(), end: () => store.restart() }],
    ],
    ['PostgresDown', 'postgres', 'QueriesFail', '', program('postgres')],
    [
      'MongoDown',
      'mongo',
      'ProjectionFails',
      withoutMongo,
      [
        { how: 'is frozen', begin: async () => mongo?.silence(), end: async () => mongo?.forward() },
        { how: 'is stopped', begin: async () => mongo?.refuse(), end: async () => mongo?.forward() },
      ],
    ],
    [
      'KafkaPaymentsStopped',
      'kafka',
      'PublishingFails',
      withoutBroker,
      [
        frozen(() => [brokerPid()]),
        { how: 'is stopped', begin: async () => signalTo([brokerPid()], 'SIGKILL'), end: startBroker },
      ],
    ],
    [
      'DiskFull',
      'disk',
      'CommandsFail',
      withoutDisk && ` (skipped: ${withoutDisk})`,
      [
        {
          how: 'is full',
          begin: async () => fill(join(disk ?? '', 'ballast')),
          end: async () => rmSync(join(disk ?? '', 'ballast')),
        },
      ],
    ],
  ];

  it('use metrics that the services expose', async () => {
    const urls = [ledger.commandUrl, ledger.processManagerUrl, ledger.queryUrl, ledger.projectionUrl];
    const exposed = async () => {
      const texts = await Promise.all(urls.map(async (url) => (await fetch(`${url}/metrics`)).text()));
      return new Set(texts.flatMap((text) => [...text.matchAll(/^(\w+)[{ ]/gm)].map(([, name]) => name)));
    };
    const ofOthers = new RegExp(
      `^(up$|node_|probe_|kube_|ledger_backup_${kafkaBrokers === '' ? '|ledger_kafka_' : ''})`,
    );
    const used = alerts.flatMap(({ expr }) => metricsIn(expr)).filter((name) => !ofOthers.test(name));
    const missing = async () => {
      const names = await exposed();
      return used.filter((name) => !names.has(name));
    };
    await expect.poll(missing, waits).toEqual([]); // some begin with the first command, and the first verification
  });

  it('are silent while everything works', async () => {
    await clients.answered(20);
    await sleep(effectsMs);
    expect(await monitoring.firing()).toEqual([]);
    expect(monitoring.sent()).toEqual([]);
  });

  describe.each(cases)('%s is the only page when %s', (alertname, part, effect, why, faults) => {
    it.skipIf(why !== '').each(faults)(`$how${why}`, async ({ begin, end }) => {
      await expect.poll(() => monitoring.firing(), waits).toEqual([]);
      monitoring.forget();
      const pages = () => monitoring.sent().filter(({ severity }) => severity === 'page');
      await begin();
      try {
        await expect.poll(pages, waits).toContainEqual({ alertname, severity: 'page', part });
        const firing = async () => (await monitoring.firing()).map((alert) => alert.alertname);
        await expect.poll(firing, waits).toEqual(expect.arrayContaining([alertname, effect].filter(Boolean)));
        await sleep(effectsMs);
      } finally {
        await end();
      }
      await expect.poll(() => monitoring.firing(), waits).toEqual([]);
      expect(pages()).toEqual([{ alertname, severity: 'page', part }]);
      await clients.answered(5);
    });
  });

  it.skipIf(withoutNodeExporter !== '')(
    `BackupOverdue is a ticket, and no page, when no backup follows for longer than its period${withoutNodeExporter && ` (skipped: ${withoutNodeExporter})`}`,
    async () => {
      const backup = async (every: number) => {
        const main = new URL('../../scripts/ledger.ts', import.meta.url).pathname;
        const env = { ...process.env, EVENT_STORE_URL: store.url };
        const child = startNode([main, 'backup', backups, '--every', String(every)], env);
        expect(await once(child, 'exit')).toEqual([0, null]);
      };
      await expect.poll(() => monitoring.firing(), waits).toEqual([]);
      monitoring.forget();
      await backup(1);
      const ticket = { alertname: 'BackupOverdue', severity: 'ticket', part: 'backup' };
      await expect.poll(() => monitoring.sent(), waits).toContainEqual(ticket);
      await sleep(effectsMs);
      expect(monitoring.sent()).toEqual([ticket]);
      await backup(86_400);
      await expect.poll(() => monitoring.firing(), waits).toEqual([]);
    },
  );

  it.skipIf(withoutKafka !== '')(
    `DeadLetters is a ticket, and no page, when Kafka has a payment that is refused${withoutKafka}`,
    async () => {
      await expect.poll(() => monitoring.firing(), waits).toEqual([]);
      monitoring.forget();
      const kafka = clientsForTests();
      await produce(kafka, paymentsTopic, [{ value: 'no payment' }]);
      await kafka.close();
      const ticket = { alertname: 'DeadLetters', severity: 'ticket', part: 'kafka' };
      await expect.poll(() => monitoring.sent(), waits).toContainEqual(ticket);
      await sleep(effectsMs);
      expect(monitoring.sent()).toEqual([ticket]);
    },
  );
});

type Fault = { how: string; begin(): Promise<unknown>; end(): Promise<unknown> };

/** A disk of 24 MB for the event store; undefined if this user may not mount one. */
function smallDisk(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  endsWithFile(async () => {
    execFileSync('umount', ['--lazy', folder]);
    rmSync(folder, { recursive: true });
  });
  mkdirSync(join(folder, 'events'));
  return folder;
}

/** Writes a file until the disk is full. */
function fill(path: string): void {
  const block = Buffer.alloc(4_096, 1);
  for (;;) {
    try {
      writeFileSync(path, block, { flag: 'a' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return;
      throw error;
    }
  }
}

type Clients = { stop(): Promise<unknown>; answered(count: number): Promise<void> };

/** Clients that register invoices and read lists, also of their own writes, whatever the answers are. */
function startClients({ commandUrl, queryUrl }: Services): Clients {
  const over = new AbortController();
  let position = '0';
  let registered = 0;
  let read = 0;
  const ask = async (url: string, options: RequestInit = {}) => {
    const answer = await fetch(url, { ...options, signal: AbortSignal.timeout(8_000) });
    await answer.arrayBuffer();
    return answer;
  };
  const forever = async (one: () => Promise<unknown>) => {
    while (!over.signal.aborted) {
      await one().catch(() => {}); // the part that answers is broken
      await sleep(400);
    }
  };
  const register = async () => {
    const body = JSON.stringify(invoiceOf(1_000));
    const answer = await ask(`${commandUrl}/invoices`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    });
    if (answer.status !== 201) return;
    position = answer.headers.get('ledger-position') ?? position;
    registered += 1;
  };
  const list = async () => {
    const answer = await ask(`${queryUrl}/invoices?limit=1`, { headers: { 'ledger-position': position } });
    if (answer.status === 200) read += 1;
  };
  const running = Promise.all([forever(register), forever(list)]);
  return {
    async stop() {
      over.abort();
      await running;
    },
    async answered(count) {
      const [registers, reads] = [registered + count, read + count];
      await expect.poll(() => registered >= registers && read >= reads, waits).toBe(true);
    },
  };
}
