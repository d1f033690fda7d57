// The alerts of alerts.yaml, for tests.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export type AlertRule = {
  alert: string;
  expr: string;
  for?: string;
  labels: { severity: string; part: string };
  annotations: { summary: string; description: string; runbook: string };
};

export const rulesFile = join(import.meta.dirname, 'alerts.yaml');

export const alerts: readonly AlertRule[] = (
  parse(readFileSync(rulesFile, 'utf8')) as { groups: { rules: AlertRule[] }[] }
).groups.flatMap(({ rules }) => rules);

/** The metrics that an expression names: the words that are neither functions nor keywords nor labels. */
export function metricsIn(expr: string): string[] {
  const bare = expr
    .replaceAll(/"[^"]*"/g, '')
    .replaceAll(/\{[^}]*\}/g, '')
    .replaceAll(/\[[^\]]*\]/g, '')
    .replaceAll(/\b(by|on|group_left|unless on)\s*\([^)]*\)/g, '');
  const words = [...bare.matchAll(/\b[a-z_][a-z0-9_]*\b(?!\s*\()/g)].map(([word]) => word);
  return [...new Set(words)].filter((word) => !['and', 'or', 'unless', 'by', 'on', 'time'].includes(word));
}
