// The books closed through October, through November, and reopened through October.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClosingEvent } from '../../events/closing.ts';
import type { Recorded } from '../../events/recorded.ts';
import type { Service } from '../../platform/http/service.ts';
import type { View } from '../../platform/projection/view.ts';
import { booksView } from '../../projection-service/books/store.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/servers/postgres.ts';
import { aLog, bringUpToDate, connectBooks } from '../testing/ledger.ts';
import { aQueryService } from '../testing/service.ts';

let database: TestDatabase;
let service: Service;
let view: View;
const books: ReturnType<typeof connectBooks>[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
  const connected = connectBooks(database.url);
  books.push(connected);
  view = booksView(connected);
  await view.prepare();
  service = await aQueryService({ postgres: database.url });
});
afterAll(async () => {
  await service.close();
  await Promise.all(books.map((connected) => connected.destroy()));
  await database.drop();
});

const closings: ClosingEvent[] = [
  { type: 'BooksClosed', data: { closedThrough: '2026-10-31' } },
  { type: 'BooksClosed', data: { closedThrough: '2026-11-30', reason: 'filed' } },
  { type: 'BooksReopened', data: { closedThrough: '2026-10-31', reason: 'an invoice is missing' } },
  { type: 'BooksReopened', data: { reason: 'all was wrong' } },
];
const recorded = (revision: number, position: bigint): Recorded<ClosingEvent> => ({
  ...(closings[revision] as ClosingEvent),
  id: crypto.randomUUID(),
  stream: 'books-closing',
  revision,
  position,
  metadata: {
    recordedAt: `2026-12-0${revision + 1}T10:00:00.000Z`,
    effectiveOn: `2026-12-0${revision + 1}`,
    actor: 'carol',
    correlationId: `c-${revision}`,
  },
});
const get = async (query = '', headers: Record<string, string> = {}) => {
  const { statusCode, json } = await service.inject({ url: `/books/closing${query}`, headers });
  return { status: statusCode, body: json() };
};

describe('the closing of the books', () => {
  it('is none before the first one', async () =>
    expect((await get()).body).toEqual({ closedThrough: null, changes: [] }));

  it('is the last one, with who changed it, when and why, and the changes before it page by page', async () => {
    const log = aLog();
    log.register({ customer: { id: 'acme', name: 'Acme' }, number: 'I-1', issuedOn: '2026-10-01', payable: 100 });
    await bringUpToDate(view, log);
    const end = await view.checkpoint();
    const at = (place: bigint) => (end ?? 0n) + place;
    const events = [recorded(0, at(1n)), recorded(1, at(2n)), recorded(2, at(3n))] as never[];
    await view.commit(events, end, at(3n));

    const { body } = await get('', { 'ledger-position': String(at(3n)) });
    expect(body).toMatchObject({ closedThrough: '2026-10-31', firstOpenDay: '2026-11-01' });
    expect(body.changes.map((change: { revision: number }) => change.revision)).toEqual([2, 1, 0]);
    expect(body.changes[0]).toEqual({
      type: 'BooksReopened',
      closedThrough: '2026-10-31',
      reason: 'an invoice is missing',
      recordedAt: '2026-12-03T10:00:00.000Z',
      actor: 'carol',
      correlationId: 'c-2',
      revision: 2,
      position: String(at(3n)),
    });
    const first = (await get('?limit=2')).body;
    expect(first.changes).toEqual(body.changes.slice(0, 2));
    const second = (await get(`?limit=2&cursor=${first.next}`)).body;
    expect(second).toMatchObject({ closedThrough: '2026-10-31', changes: body.changes.slice(2) });
    expect(second.next).toBeUndefined();

    await view.commit([recorded(3, at(4n))] as never[], at(3n), at(4n));
    expect((await get()).body).toMatchObject({
      closedThrough: null,
      changes: [{ reason: 'all was wrong' }, {}, {}, {}],
    });
    expect((await get()).body.firstOpenDay).toBeUndefined();
  });
});
