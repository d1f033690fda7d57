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

const prometheus = programOnPath('prometheus');
const alertmanager = programOnPath('alertmanager', 'prometheus-alertmanager');
const nodeExporter = programOnPath('node_exporter', 'prometheus-node-exporter');

/** The reason why alerts cannot be tested, for titles; empty if they can. */
export const withoutMonitoring =
  prometheus === undefined || alertmanager === undefined
    ? ' (skipped: the programs prometheus and alertmanager are not on the PATH)'
    : '';
/** The reason why the alerts about disks cannot be tested; empty if they can. */
export const withoutNodeExporter = nodeExporter === undefined ? 'node_exporter is not on the PATH' : '';

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

/** @param jobs the address of each job's target @param disk a mount point of which the alerts about disks are tested */
export async function startMonitoring(jobs: Record<string, string>, disk?: string): Promise<Monitoring> {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-alerts-'));
  const removeFolder = endsWithFile(async () => rmSync(folder, { recursive: true, force: true }));
  const received = await receiver();
  const [port, alertPort, nodePort] = [await freePort(), await freePort(), await freePort()];
  const file = (name: string, content: unknown) => {
    const path = join(folder, name);
    writeFileSync(path, typeof content === 'string' ? content : stringify(content, { aliasDuplicateObjects: false }));
    return path;
  };
  const target = (address: string) => ({ static_configs: [{ targets: [address] }] });
  const config = file('prometheus.yaml', {
    global: { scrape_interval: scrapeEvery, evaluation_interval: scrapeEvery, scrape_timeout: scrapeEvery },
    rule_files: [file('alerts.yaml', quicker(readFileSync(rulesFile, 'utf8')))],
    alerting: { alertmanagers: [target(`127.0.0.1:${alertPort}`)] },
    scrape_configs: [
      ...Object.entries(jobs).map(([name, address]) => ({ job_name: name, ...target(address) })),
      ...(disk === undefined || nodeExporter === undefined ? [] : [nodeJob(nodePort, disk)]),
    ],
  });
  const routes = file('alertmanager.yaml', sendingTo(received.url));
  const listen = (at: number) => `127.0.0.1:${at}`;
  const running = [
    startForeign(alertmanager ?? '', [
      `--config.file=${routes}`,
      `--storage.path=${join(folder, 'alertmanager')}`,
      `--web.listen-address=${listen(alertPort)}`,
      '--cluster.listen-address=',
    ]),
    startForeign(prometheus ?? '', [
      `--config.file=${config}`,
      `--storage.tsdb.path=${join(folder, 'prometheus')}`,
      `--web.listen-address=${listen(port)}`,
      `--rules.alert.resend-delay=${scrapeEvery}`,
    ]),
    ...(disk === undefined || nodeExporter === undefined
      ? []
      : [
          startForeign(nodeExporter, [
            '--collector.disable-defaults',
            '--collector.filesystem',
            `--web.listen-address=${listen(nodePort)}`,
          ]),
        ]),
  ];
  const said = running.map((child) => {
    let text = '';
    for (const output of [child.stdout, child.stderr])
      output.on('data', (bytes: Buffer) => {
        text = (text + String(bytes)).slice(-4_000);
      });
    return () => text;
  });
  const ended = running.map((child) => new Promise((resolve) => child.once('exit', resolve)));
  const stop = async () => {
    for (const child of running) child.kill();
    await Promise.all(ended);
    await received.close();
    await removeFolder();
  };
  for (const path of [`${listen(alertPort)}/-/ready`, `${listen(port)}/-/ready`]) {
    const isReady = () =>
      fetch(`http://${path}`)
        .then(({ ok }) => ok)
        .catch(() => false);
    for (const late = Date.now() + START_MS; !(await isReady()); await sleep(100)) {
      if (Date.now() < late) continue;
      await stop();
      throw new Error(`${path} does not answer: ${said.map((text) => text()).join('\n')}`);
    }
  }
  return {
    sent: () => unique(received.alerts),
    forget: () => void received.alerts.splice(0),
    async firing() {
      type Rules = { data: { alerts: { state: string; labels: Alert }[] } };
      const { data } = (await (await fetch(`http://${listen(port)}/api/v1/alerts`)).json()) as Rules;
      return unique(data.alerts.filter(({ state }) => state === 'firing').map(({ labels }) => labels));
    },
    [Symbol.asyncDispose]: stop,
  };
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

/** Of this machine's disks, only the one of the test: others may be full. */
const nodeJob = (port: number, mountpoint: string) => ({
  job_name: 'node',
  static_configs: [{ targets: [`127.0.0.1:${port}`] }],
  metric_relabel_configs: [{ source_labels: ['mountpoint'], regex: mountpoint, action: 'keep' }],
});

/** deploy/prometheus/alertmanager.yaml, with this webhook as both receivers. */
function sendingTo(url: string): object {
  type Config = { route: Record<string, unknown>; receivers: { name: string }[] };
  const config = parse(
    readFileSync(new URL('../../deploy/prometheus/alertmanager.yaml', import.meta.url), 'utf8'),
  ) as Config;
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
