// The runner of vitest's project `servers`. The other projects run each test file anyhow, on embedded servers where it is given
// none; here a file is skipped, and said to be, where none of the servers that it can be given is there.
import { relative } from 'node:path';
import { TestRunner } from 'vitest';
import type { ServerVariable } from '../servers/given-servers.ts';

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
  const { askedFor, eventStoresInContainers, given, needsOwnLog } = await import('../servers/given-servers.ts');
  const asked = [...askedFor];
  const isSharedLog = (variable: ServerVariable) =>
    variable === 'TEST_EVENTSTORE_URL' && needsOwnLog() && !process.env[eventStoresInContainers];
  if (asked.some((variable) => given(variable) && !isSharedLog(variable))) return undefined;
  if (asked.length === 0) return 'it needs no server';
  return asked
    .map((variable) => `${variable} names ${given(variable) ? 'one with a log of others' : 'none'}`)
    .join(', ');
}
