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

let isLogShared = false;

/** For test files that look only at streams of their own: they run on TEST_EVENTSTORE_URL as it is. */
export const shareLog = (): void => {
  isLogShared = true;
};

/** Views and processes are of the whole log: their suites need an event store that nobody else writes to. */
export const needsOwnLog = (): boolean => !isLogShared;
