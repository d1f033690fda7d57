// vitest's set-up for test files that start processes: what they leave running is ended with the file.
import { afterAll } from 'vitest';
import { endLeftovers } from '../processes/leftovers.ts';

afterAll(endLeftovers, 60_000); // it is registered before the file's own, and so runs after them
