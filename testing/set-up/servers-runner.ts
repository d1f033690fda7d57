// The runner of vitest's project `servers`. It skips a test file, with a message, if none of the servers that the file can use is
// available. (The other projects run every file, by default on the embedded servers.)
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
  // imported here, since each test file has its own modules
  const { askedFor, eventStoresInContainers, given, needsOwnLog } = await import('../servers/given-servers.ts');
  const asked = [...askedFor];
  const isSharedLog = (variable: ServerVariable) =>
    variable === 'TEST_EVENTSTORE_URL' && needsOwnLog() && !process.env[eventStoresInContainers];
  if (asked.some((variable) => given(variable) && !isSharedLog(variable))) return undefined;
  if (asked.length === 0) return 'it uses no server';
  return asked
    .map((variable) => `${variable} names ${given(variable) ? 'one whose log other suites use' : 'none'}`)
    .join(', ');
}
