// The rules and files of deploy/prometheus, by the tools of Prometheus and Alertmanager.

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { alerts } from '../../deploy/prometheus/alerts.ts';
import { programOnPath } from '../../testing/processes/foreign-program.ts';

const root = join(import.meta.dirname, '../..');
const [promtool, amtool] = [programOnPath('promtool'), programOnPath('amtool')];
const skipped = promtool && amtool ? '' : ' (skipped: promtool and amtool are not on the PATH)';
const run = (program: string | undefined, ...args: string[]): string =>
  execFileSync(program ?? '', args, { cwd: root, encoding: 'utf8', stdio: 'pipe' });

describe.skipIf(skipped !== '')(`deploy/prometheus${skipped}`, () => {
  it('is valid', () => {
    run(promtool, 'check', 'rules', 'deploy/prometheus/alerts.yaml');
    run(promtool, 'check', 'config', '--syntax-only', 'deploy/prometheus/prometheus.yaml');
    run(amtool, 'check-config', 'deploy/prometheus/alertmanager.yaml');
  });

  it('has rules that fire when they should, and not else', () => {
    expect(run(promtool, 'test', 'rules', 'e2e/alerts/rules.test.yaml')).toContain('SUCCESS');
  });
});

it('each alert is tried on made-up series', () => {
  const tests = readFileSync(join(import.meta.dirname, 'rules.test.yaml'), 'utf8');
  expect(alerts.filter(({ alert }) => !tests.includes(`runbook: docs/runbooks/${alert}.md`))).toEqual([]);
});
