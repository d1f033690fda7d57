import { AccessDeniedError } from '@eventstore/db-client';
import { expect, it } from 'vitest';
import { toProblem } from './problems.ts';

it('a command that EventStoreDB denies is 503, says that nothing was recorded, and names the cause for the log', () => {
  const problem = toProblem(new AccessDeniedError());
  expect(problem?.content).toMatchObject({
    status: 503,
    type: 'event-store-unavailable',
    detail: expect.stringContaining('Nothing was recorded'),
  });
  expect(problem?.cause).toMatchObject({ message: expect.stringContaining('`ledger check` says which rights') });
});
