// The rules without Prometheus. `npm run test:alerts` runs them in Prometheus, on a ledger whose parts are frozen, stopped and filled.

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { countCommands, measureHandling } from '../../command-service/http/command-metrics.ts';
import { noIntake } from '../../command-service/kafka/intake.ts';
import { measureIntake } from '../../command-service/kafka/measure-intake.ts';
import { measureBackups } from '../../platform/metrics/backups.ts';
import { measureBreakers } from '../../platform/metrics/breakers.ts';
import { measureClock, measureEventStore } from '../../platform/metrics/event-store.ts';
import { measureProjections, measureVerifications } from '../../platform/metrics/projections.ts';
import { type Metrics, metricsOf, processMetrics } from '../../platform/metrics/registry.ts';
import { measureStores } from '../../platform/metrics/stores.ts';
import { boundsOf } from '../../platform/resilience/load-shedding.ts';
import { measureViews } from '../../query-service/freshness/measure-views.ts';
import { testService } from '../../testing/http/test-service.ts';
import { alerts, metricsIn } from './alerts.ts';

const root = join(import.meta.dirname, '../..');
const runbooks = join(root, 'docs/runbooks');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const pages = readdirSync(runbooks).filter((name) => name !== 'README.md');

const fenced = /^```sh\n(.*?)^```$/gms;

/** What Prometheus itself, node_exporter, the blackbox exporter and kube-state-metrics measure. */
const ofOthers =
  /^(up|node_filesystem_(avail|size)_bytes|probe_success|probe_ssl_earliest_cert_expiry|kube_cronjob_(created|status_last_successful_time))$/;

describe.each(alerts)('the alert $alert', ({ alert, expr, labels, annotations }) => {
  it('says who has to act when, what it is about, and where to read on', () => {
    expect(labels.severity).toMatch(/^(page|ticket)$/);
    expect(labels.part).toMatch(/./);
    expect(annotations.summary).toMatch(/^\S.*[^.]$/);
    expect(annotations.description).toMatch(/^\S.*\.$/);
    expect(annotations.runbook).toBe(`docs/runbooks/${alert}.md`);
  });

  it('has a page that says what it means, what to look at, what to do, and how to know that it is over', () => {
    const page = read(`docs/runbooks/${alert}.md`);
    const headings = page.replaceAll(fenced, '').match(/^#.*$/gm);
    expect(headings).toEqual([`# ${alert}`, '## What it means', '## Look at', '## Do', '## It is over when']);
    expect(page).toContain(`severity: ${labels.severity}`);
  });

  it('has commands that a shell can read', () => {
    const commands = [...read(`docs/runbooks/${alert}.md`).matchAll(fenced)].map(([, text]) => text);
    expect(commands.length).toBeGreaterThan(0);
    for (const text of commands) execFileSync('bash', ['-n'], { input: text ?? '' });
  });

  it('uses metrics that a service exposes', async () => {
    const exposed = await exposedByServices();
    const unknown = metricsIn(expr).filter((name) => !ofOthers.test(name) && !exposed.has(name));
    expect(metricsIn(expr).length).toBeGreaterThan(0);
    expect(unknown).toEqual([]);
  });
});

describe('the alerts', () => {
  it('are named once, and each page belongs to one', () => {
    expect(pages.toSorted()).toEqual(alerts.map(({ alert }) => `${alert}.md`).toSorted());
  });

  it('are listed with their severity, and lead to their page', () => {
    const list = read('docs/runbooks/README.md');
    for (const { alert, labels } of alerts) {
      expect(list).toMatch(new RegExp(`^\\| \\[${alert}\\]\\(${alert}\\.md\\) \\| ${labels.severity} \\|`, 'm'));
    }
    expect(read('docs/operations.md')).toContain('(runbooks/README.md)');
  });

  it('are known to Alertmanager: what it holds back exists', () => {
    const { inhibit_rules: rules } = parse(read('deploy/prometheus/alertmanager.yaml')) as {
      inhibit_rules: { source_matchers: string[]; target_matchers: string[] }[];
    };
    const named = rules
      .flatMap(({ source_matchers: source, target_matchers: target }) => [...source, ...target])
      .flatMap((matcher) => /^alertname=~?"(.*)"$/.exec(matcher)?.[1]?.split('|') ?? []);
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => !alerts.some(({ alert }) => alert === name))).toEqual([]);
  });

  it('use jobs that Prometheus scrapes', () => {
    const { scrape_configs: jobs } = parse(read('deploy/prometheus/prometheus.yaml')) as {
      scrape_configs: { job_name: string }[];
    };
    const used = alerts.flatMap(({ expr }) => [...expr.matchAll(/\bjob="([^"]+)"/g)].map(([, job]) => job));
    expect(jobs.map(({ job_name: name }) => name)).toEqual(expect.arrayContaining(used));
  });

  it('use metrics of which a test knows that they do not exist', async () => {
    const exposed = await exposedByServices();
    expect(metricsIn('max by (view) (ledger_view_lag{view="x"}) > 3')).toEqual(['ledger_view_lag']);
    expect(exposed.has('ledger_view_lag')).toBe(false);
  });
});

/** The names of the series of all services, from their registries. */
async function exposedByServices(): Promise<Set<string>> {
  const command = processMetrics('command-service');
  const calls = measureEventStore(command);
  calls.appended('recorded', 0);
  measureClock(command, { aheadMs: () => 0 } as never);
  measureBreakers(command, []);
  measureStores(command, {});
  measureIntake(command, noIntake());
  countCommands(command);
  measureHandling(command);
  const projection = processMetrics('projection-service');
  measureProjections(projection, []);
  measureVerifications(projection, 60, async () => []);
  const query = processMetrics('query-service');
  measureViews(query, [], async () => 0);
  measureStores(query, {});
  const backups = metricsOf('ledger');
  measureBackups(backups, { everySeconds: 1, succeededAt: undefined });
  const bounds = boundsOf({ MAX_REQUESTS_IN_HAND: 1, MAX_EVENT_LOOP_DELAY_MS: 1, MAX_HEAP_USED: 1 });
  const service = await testService({ name: 'query-service', metrics: query, bounds });
  await service.close();
  return new Set([command, projection, query, backups].flatMap(namesIn));
}

const namesIn = (metrics: Metrics): string[] =>
  metrics
    .getMetricsAsArray()
    .flatMap(({ name, type }) =>
      String(type) === 'histogram' ? ['_bucket', '_count', '_sum'].map((end) => name + end) : [name],
    );
