import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { unknownCommands } from './commands.ts';

const known = {
  npmScripts: new Set(['ledger', 'test:faults']),
  ledgerCommands: new Set(['verify', 'rebuild']),
  composeServices: new Set(['postgres', 'query-service', 'ledger', 'token']),
  composeProfiles: new Set(['debug']),
  kubernetes: new Set(['deployment/query-service']),
};

/** What is unknown in a page with these lines, without the name of the page. */
function unknown(...lines: string[]): string[] {
  const root = mkdtempSync(join(tmpdir(), 'commands-'));
  writeFileSync(join(root, 'page.md'), lines.join('\n'));
  const found = unknownCommands(root, known);
  rmSync(root, { recursive: true });
  return found.map((line) => line.replace('page.md:', ''));
}

it('accepts commands of what the project has', () => {
  expect(
    unknown(
      'Run `npm run ledger -- verify` or `npm run ledger -- COMMAND`, then `npm test`.',
      '```sh',
      'X=1 npm run test:faults -- some/file.ts   # npm run gone',
      'docker compose --profile debug up --wait query-service',
      'docker compose run --rm ledger rebuild balances | gzip > x',
      'docker compose exec -T postgres psql -U gone -c "select 1"',
      'docker compose --env-file .env up --scale query-service=3 --timeout 10',
      'docker compose --profile mine -p other \\',
      '  config --quiet',
      'kubectl rollout restart deployment/query-service',
      'kubectl --namespace x exec deploy/query-service -- ls',
      'curl gone',
      '```',
    ),
  ).toEqual(['8: --profile mine does not exist']);
});

it.each([
  ['`npm run gone`', 'npm run gone'],
  ['`npm run ledger -- verfy`', 'ledger verfy'],
  ['`LEDGER_DATA=.ledger-new bin/ledger verfy`', 'ledger verfy'],
  ['`docker compose run --rm ledger verfy`', 'ledger verfy'],
  ['`docker compose stop postgres projection`', 'service projection'],
  ['`docker compose exec -T mongo mongosh`', 'service mongo'],
  ['`docker compose up --scale query=3`', '--scale query'],
  ['`cat x | docker compose run --rm gone`', 'service gone'],
  ['`kubectl logs deployment/gone`', 'deployment/gone'],
  ['`kubectl exec deploy/gone -- ls`', 'deploy/gone'],
])('names what does not exist: %s', (command, name) => {
  expect(unknown('one', `Run ${command}.`)).toEqual([`2: ${name} does not exist`]);
});

it('joins lines that a backslash continues', () => {
  expect(unknown('```', 'docker compose \\', '  stop gone', '```')).toEqual(['2: service gone does not exist']);
});
