/** The variables that name servers for the tests. */
export type ServerVariable =
  | 'TEST_EVENTSTORE_URL'
  | 'TEST_EVENTSTORE_COMMAND'
  | 'TEST_POSTGRES_URL'
  | 'TEST_MONGODB_URL'
  | 'TEST_KAFKA_BROKERS'
  | 'TEST_MYSQL_URL';

/** Set if event stores can be started in containers. */
export const eventStoresInContainers = 'TEST_EVENTSTORE_CONTAINERS';

/** The variables that the current test file can use. A module adds its variable when it is loaded. */
export const askedFor = new Set<ServerVariable>();

/** The address of a server for the tests; undefined if there is none. */
export function given(variable: ServerVariable): string | undefined {
  askedFor.add(variable);
  return process.env[variable] || undefined;
}

let isLogShared = false;

/** Call this in test files that use streams of their own only. They then run on the event store of TEST_EVENTSTORE_URL. */
export const shareLog = (): void => {
  isLogShared = true;
};

/** Whether a suite needs an event store of its own. Views and processes read the whole log, so no other suite may write to it. */
export const needsOwnLog = (): boolean => !isLogShared;
