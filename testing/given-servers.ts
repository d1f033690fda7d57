/** The servers that tests can be given, each by a variable that says where it is. */
export type ServerVariable =
  | 'TEST_EVENTSTORE_URL'
  | 'TEST_POSTGRES_URL'
  | 'TEST_MONGODB_URL'
  | 'TEST_KAFKA_BROKERS'
  | 'TEST_MYSQL_URL';

/** Set where event stores can be started in containers. */
export const eventStoresInContainers = 'TEST_EVENTSTORE_CONTAINERS';

/** What the modules of the test file that is loaded here can be given: each of them asks as it is loaded. */
export const askedFor = new Set<ServerVariable>();

/** Where a server is that tests are given; undefined where there is none. */
export function given(variable: ServerVariable): string | undefined {
  askedFor.add(variable);
  return process.env[variable] || undefined;
}

/** A view is of the whole log, so suites that build one need an event store that nobody else writes to. */
export const buildsViews = (): boolean => askedFor.has('TEST_POSTGRES_URL') || askedFor.has('TEST_MYSQL_URL');
