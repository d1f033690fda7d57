import { CannotStart } from '../../platform/config/cannot-start.ts';
import { readConfig as read } from '../../platform/config/config.ts';
import { withDeadline } from '../../platform/resilience/deadline.ts';
import { explained } from '../../platform/stores/access-denied.ts';
import { connectEventStore, type EventStore } from '../../platform/stores/event-store.ts';
import { readConfig, type Config as StartConfig } from '../../processes/config.ts';
import { storeVariables, urls } from '../../processes/programs.ts';
import { Config } from '../../projection-service/config.ts';
import { projectionsTo } from '../../projection-service/projections.ts';
import { openStores, type Stores } from '../../projection-service/stores.ts';
import { type Context, type Work, WrongUse } from './command.ts';
import { isNotCreatedYet, ViewNotCreated } from './not-created.ts';
import type { Output } from './output.ts';
import type { Parsed } from './parse.ts';
import { requireReachable } from './reachable.ts';

const statementTimeoutMs = 10 * 60_000;
const closeMs = 2_000;

/** Runs a command on the stores that the environment names, which it opens and closes. Returns and throws as `run` does. */
export async function onStores(
  work: Work,
  { args, options }: Pick<Parsed, 'args' | 'options'>,
  env: NodeJS.ProcessEnv,
  out: Output,
): Promise<0 | 1> {
  const config = readConfig(env);
  const log = {
    warn: ({ err }: { err?: unknown }, message: string) =>
      console.error(err instanceof Error ? `${message}: ${err.message}` : message),
  };
  const url = () => known(config, () => urls(config).EVENT_STORE_URL);
  const variables = () => known(config, () => storeVariables(config));
  let connected: EventStore | undefined;
  let opened: Stores | undefined;
  const context: Context = {
    get eventStoreUrl() {
      return url();
    },
    get eventStore() {
      connected ??= connectEventStore(url());
      return connected;
    },
    get stores() {
      opened ??= openStores(read(Config, { ...env, ...variables() }), 'ledger', statementTimeoutMs, log);
      return opened;
    },
    get projections() {
      return projectionsTo(context.stores, log);
    },
    output: out,
  };
  const reach = () => requireReachable(work.stores(context, args), context);
  try {
    await work.begin?.(args, options);
    await reach();
    return await work.run(context, args, options).catch(async (error: unknown) => {
      if (!(error instanceof WrongUse)) await reach(); // a store that was lost meanwhile is the reason
      throw isNotCreatedYet(error) ? new ViewNotCreated(error) : explained(error);
    });
  } finally {
    // a client that has not connected may not close either
    await withDeadline(Promise.all([connected?.dispose(), opened?.close()]), closeMs, 'closing').catch(() => {});
  }
}

/** What the data folder says of the stores of `npm start`. @throws CannotStart if it does not say so */
function known<T>({ LEDGER_DATA }: StartConfig, url: () => T): T {
  try {
    return url();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new CannotStart(
      `${LEDGER_DATA} has no data of npm start: set LEDGER_DATA to its folder, or EVENT_STORE_URL and POSTGRES_URL to other stores`,
    );
  }
}
