import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parseInstant } from '../events/instant.ts';
import { CannotStart } from '../platform/config/cannot-start.ts';
import { setTestClock, testClock } from '../platform/process/test-clock.ts';
import type { Config } from './config.ts';

/** The stores that may have other data, of real time. */
const otherStores = ['EVENT_STORE_URL', 'POSTGRES_URL', 'MONGODB_URL', 'KAFKA_BROKERS', 'MYSQL_URL'];

/**
 * The test clock of `npm start -- --test-clock [TIME]`. A data folder has it from its first start on, or never: its file says for ever
 * that the times of its events are no real ones.
 * @param argv the arguments of `npm start`
 * @returns the variables of the services
 * @throws CannotStart
 */
export function testClockOf({ LEDGER_DATA }: Config, argv: string[], env: NodeJS.ProcessEnv): Record<string, string> {
  const { isAsked, time } = asked(argv);
  const file = resolve(LEDGER_DATA, 'test-clock.json');
  const isTestLedger = existsSync(file);
  if (!isAsked) {
    if (!isTestLedger) return { TEST_CLOCK_FILE: '' };
    throw new CannotStart(
      `${LEDGER_DATA} is a test ledger, whose times are not real: start it with \`npm start -- --test-clock\`, or set LEDGER_DATA to another folder`,
    );
  }
  const others = otherStores.filter((name) => env[name] || env[`${name}_FILE`]);
  if (others.length > 0)
    throw new CannotStart(`--test-clock is for the embedded stores of npm start only: unset ${others.join(', ')}`);
  if (!isTestLedger) {
    if (existsSync(join(LEDGER_DATA, 'event-store.url')))
      throw new CannotStart(
        `${LEDGER_DATA} has a ledger of real time: set LEDGER_DATA to another folder to start a test ledger`,
      );
    setTestClock(file, time ?? new Date());
  } else if (time !== undefined) testClock(file).moveTo(time);
  return { TEST_CLOCK_FILE: file };
}

/** @throws CannotStart */
function asked(args: string[]): { isAsked: boolean; time: Date | undefined } {
  const usage = 'usage: npm start -- --test-clock [TIME], with a TIME such as 2027-01-31T09:00:00Z';
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { 'test-clock': { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const isAsked = values['test-clock'];
    const [text, ...others] = positionals;
    const ms = text === undefined ? undefined : parseInstant(text);
    if (others.length > 0 || (text !== undefined && (!isAsked || ms === undefined))) throw new Error(usage);
    return { isAsked, time: ms === undefined ? undefined : new Date(ms) };
  } catch {
    throw new CannotStart(usage);
  }
}
