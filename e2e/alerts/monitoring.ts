// Prometheus and Alertmanager with the files of deploy/prometheus, six times as fast: every duration of the rules and of Alertmanager is a
// sixth of what it is there. The expressions stay as they are, but for the durations in them.
//
//   services, node_exporter ──scrape──► Prometheus ──alerts──► Alertmanager ──what is not held back──► `sent`

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse, stringify } from 'yaml';
import { rulesFile } from '../../deploy/prometheus/alerts.ts';
import { freePort } from '../../testing/network/free-port.ts';
import { programOnPath, startForeign } from '../../testing/processes/foreign-program.ts';
import { endsWithFile } from '../../testing/processes/leftovers.ts';
import { START_MS } from '../../testing/processes/node-process.ts';

const files = join(import.meta.dirname, '../../deploy/prometheus');
const prometheus = programOnPath('prometheus');
const alertmanager = programOnPath('alertmanager', 'prometheus-alertmanager');
const nodeExporter = programOnPath('node_exporter', 'prometheus-node-exporter');
const blackboxExporter = programOnPath('blackbox_exporter', 'prometheus-blackbox-exporter');

/** The reason why alerts cannot be tested, for titles; empty if they can. */
export const withoutMonitoring =
  prometheus === undefined || alertmanager === undefined
    ? ' (skipped: the programs prometheus and alertmanager are not on the PATH)'
    : '';
/** The reason why the alerts about disks cannot be tested; empty if they can. */
export const withoutNodeExporter = nodeExporter === undefined ? 'node_exporter is not on the PATH' : '';
/** The reason why the alert about the gateway cannot be tested; empty if it can. */
export const withoutBlackboxExporter =
  blackboxExporter === undefined ? ' (skipped: blackbox_exporter is not on the PATH)' : '';

const faster = 6;
/** Every 10 s in deploy/prometheus. A sixth would be less than a service takes to notice that a store does not answer. */
const scrapeEvery = '2500ms';

export type Alert = { alertname: string; severity: string; part: string };

export type Monitoring = AsyncDisposable & {
  /** The alerts of the notifications that were sent, each once, since the last call of `forget`. */
  sent(): Alert[];
  forget(): void;
  /** The alerts that fire, also those that are held back. */
  firing(): Promise<Alert[]>;
};

/** What is watched. The disk, the backups and the gateway need exporters. */
export type Watched = {
  /** The address of each service, by the name of its job. */
  services: Record<string, string>;
  /** The mount point of a disk. */
  disk?: string | undefined;
  /** The folder of `ledger backup`. */
  backups: string;
  /** The URL of the gateway's /healthz. */
  gateway?: string | undefined;
};

/** A program with the arguments that make it listen on a port, and the job by which Prometheus scrapes it. */
type Exporter = { program: string; args: string[]; port: number; job: object };

export async function startMonitoring(watched: Watched): Promise<Monitoring> {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-alerts-'));
  const removeFolder = endsWithFile(async () => rmSync(folder, { recursive: true, force: true }));
  const received = await receiver();
  const [port, alertPort, nodePort, blackboxPort] = await Promise.all([1, 2, 3, 4].map(freePort));
  const exporters = [
    ...nodeExporterOf(watched, Number(nodePort)),
    ...blackboxExporterOf(watched, Number(blackboxPort)),
  ];
  const file = (name: string, content: string | object) => {
    const path = join(folder, name);
    writeFileSync(path, typeof content === 'string' ? content : stringify(content));
    return path;
  };
  const config = file('prometheus.yaml', {
    global: { scrape_interval: scrapeEvery, evaluation_interval: scrapeEvery, scrape_timeout: scrapeEvery },
    rule_files: [file('alerts.yaml', quicker(readFileSync(rulesFile, 'utf8')))],
    alerting: { alertmanagers: [targeting(`127.0.0.1:${alertPort}`)] },
    scrape_configs: [
      ...Object.entries(watched.services).map(([name, address]) => ({ job_name: name, ...targeting(address) })),
      ...exporters.map(({ job }) => job),
    ],
  });
  const running = [
    startForeign(alertmanager ?? '', [
      `--config.file=${file('alertmanager.yaml', sendingTo(received.url))}`,
      `--storage.path=${join(folder, 'alertmanager')}`,
      `--web.listen-address=127.0.0.1:${alertPort}`,
      '--cluster.listen-address=',
    ]),
    startForeign(prometheus ?? '', [
      `--config.file=${config}`,
      `--storage.tsdb.path=${join(folder, 'prometheus')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      `--rules.alert.resend-delay=${scrapeEvery}`,
    ]),
    ...exporters.map(({ program, args, port: at }) =>
      startForeign(program, [...args, `--web.listen-address=127.0.0.1:${at}`]),
    ),
  ];
  const ended = running.map((child) => new Promise((resolve) => child.once('exit', resolve)));
  const stop = async () => {
    for (const child of running) child.kill();
    await Promise.all(ended);
    await received.close();
    await removeFolder();
  };
  try {
    await Promise.all([untilReady(Number(alertPort)), untilReady(Number(port))]);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    sent: () => unique(received.alerts),
    forget: () => void received.alerts.splice(0),
    async firing() {
      type Alerts = { data: { alerts: { state: string; labels: Alert }[] } };
      const { data } = (await (await fetch(`http://127.0.0.1:${port}/api/v1/alerts`)).json()) as Alerts;
      return unique(data.alerts.filter(({ state }) => state === 'firing').map(({ labels }) => labels));
    },
    [Symbol.asyncDispose]: stop,
  };
}

const targeting = (address: string) => ({ static_configs: [{ targets: [address] }] });

/** Shows one disk of this machine, since others may be full, and the backups. */
const nodeExporterOf = ({ disk = 'none', backups }: Watched, port: number): Exporter[] =>
  nodeExporter === undefined
    ? []
    : [
        {
          program: nodeExporter,
          args: [
            '--collector.disable-defaults',
            '--collector.filesystem',
            '--collector.textfile',
            `--collector.textfile.directory=${backups}`,
          ],
          port,
          job: {
            job_name: 'node',
            ...targeting(`127.0.0.1:${port}`),
            metric_relabel_configs: [
              { source_labels: ['__name__', 'mountpoint'], regex: `ledger_backup_.*;|.*;${disk}`, action: 'keep' },
            ],
          },
        },
      ];

/** Asks the gateway as deploy/prometheus does. */
const blackboxExporterOf = ({ gateway }: Watched, port: number): Exporter[] =>
  gateway === undefined || blackboxExporter === undefined
    ? []
    : [
        {
          program: blackboxExporter,
          args: [`--config.file=${join(files, 'blackbox.yaml')}`],
          port,
          job: {
            job_name: 'gateway',
            metrics_path: '/probe',
            params: { module: ['gateway'], target: [gateway] },
            ...targeting(`127.0.0.1:${port}`),
          },
        },
      ];

/** @throws Error if it does not answer within the time that a start may take */
async function untilReady(port: number): Promise<void> {
  const url = `http://127.0.0.1:${port}/-/ready`;
  const isReady = () =>
    fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
  for (const late = Date.now() + START_MS; !(await isReady()); await sleep(100)) {
    if (Date.now() > late) throw new Error(`${url} does not answer: does the program accept its arguments?`);
  }
}

const unique = (alerts: readonly Alert[]): Alert[] => [
  ...new Map(
    alerts.map(({ alertname, severity, part }) => [`${alertname} ${part}`, { alertname, severity, part }]),
  ).values(),
];

/** Divides every duration of rules: `for: 1m`, `[2m]`. */
function quicker(rules: string): string {
  const unitMs: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
  return rules.replaceAll(
    /((?:keep_firing_)?for: |\[)(\d+)([smhd])\b/g,
    (_, before, count, unit) => `${before}${Math.round((Number(count) * (unitMs[unit] ?? 0)) / faster)}ms`,
  );
}

/** deploy/prometheus/alertmanager.yaml, with this webhook as both receivers. */
function sendingTo(url: string): object {
  type Config = { route: Record<string, unknown>; receivers: { name: string }[] };
  const config = parse(readFileSync(join(files, 'alertmanager.yaml'), 'utf8')) as Config;
  return {
    ...config,
    route: { ...config.route, group_wait: `${30 / faster}s`, group_interval: `${30 / faster}s` },
    receivers: config.receivers.map(({ name }) => ({ name, webhook_configs: [{ url, send_resolved: false }] })),
  };
}

/** Keeps the alerts of each notification. */
async function receiver() {
  const alerts: Alert[] = [];
  const server = createServer(async (request, reply) => {
    let text = '';
    for await (const bytes of request) text += String(bytes);
    const { alerts: received } = JSON.parse(text) as { alerts: { status: string; labels: Alert }[] };
    alerts.push(...received.filter(({ status }) => status === 'firing').map(({ labels }) => labels));
    reply.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = endsWithFile(async () => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${port}`, alerts, close };
}
