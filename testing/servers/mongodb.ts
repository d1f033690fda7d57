import { given } from './given-servers.ts';

/** The MongoDB that tests are given; each takes a database of its own. */
export const mongoUrl = given('TEST_MONGODB_URL');

/** Why a suite that needs MongoDB is skipped, for its title; empty where it isn't. */
export const withoutMongo = mongoUrl === undefined ? ' (skipped: TEST_MONGODB_URL names no MongoDB)' : '';
