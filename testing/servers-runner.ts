// The runner of vitest's project `servers`. The other projects run each test file anyhow, on embedded servers where it is given
// none; here a file is skipped, and said to be, where none of the servers that it can be given is there.
import { relative } from 'node:path';
import { TestRunner } from 'vitest';

const noTest = /(?!)/;

export default class extends TestRunner {
  override async importFile(path: string, source: 'collect' | 'setup'): Promise<unknown> {
    const imported = await super.importFile(path, source);
    const reason = source === 'collect' ? await whySkipped() : undefined;
    if (reason !== undefined) {
      process.stderr.write(`servers: ${relative('.', path)} is skipped: ${reason}\n`);
      this.config.testNamePattern = noTest;
    }
    return imported;
  }
}

async function whySkipped(): Promise<string | undefined> {
  // only now, since the modules of each test file are its own
  const { askedFor, buildsViews, eventStoresInContainers, given } = await import('./given-servers.ts');
  const hasOwnLogs = !buildsViews() || Boolean(process.env[eventStoresInContainers]);
  const can = [...askedFor].filter((variable) => variable !== 'TEST_EVENTSTORE_URL' || hasOwnLogs);
  if (can.some(given)) return undefined;
  return can.length === 0 ? 'it needs no server' : `${can.join(', ')} ${can.length > 1 ? 'name' : 'names'} none`;
}
