import { given } from './given-servers.ts';

/** The MongoDB of the tests. Each test uses a database of its own. */
export const mongoUrl = given('TEST_MONGODB_URL');

/** The reason why suites that need MongoDB are skipped, for their titles; empty if they run. */
export const withoutMongo = mongoUrl === undefined ? ' (skipped: TEST_MONGODB_URL names no MongoDB)' : '';
