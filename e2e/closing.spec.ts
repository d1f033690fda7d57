// A closing of the books from end to end, through both APIs of the real processes. It closes days that no other test uses.

import { describe, expect, inject, it } from 'vitest';
import { after, get, type Problem, post, send } from '../testing/http/client.ts';
import { invoiceOf } from '../testing/http/requests.ts';

const { commandUrl, queryUrl } = inject('ledger');

type Closing = { closedThrough: string | null; firstOpenDay?: string; changes: { type: string; reason?: string }[] };

const change = (closedThrough: string | null, reason?: string) =>
  send<{ closedThrough: string | null }>('PUT', `${commandUrl}/books/closing`, { closedThrough, reason });
const register = (issuedOn: string) => post<Problem>(`${commandUrl}/invoices`, { ...invoiceOf(10_000), issuedOn });
const refused = { status: 409, body: { type: '/problems/period-closed', firstOpenDay: '2002-02-01' } };

describe('the books', () => {
  it('are closed through a day and reopened, and every read that waits for the closing sees it', async () => {
    const closed = await change('2002-01-31', 'January is filed');
    expect(closed).toMatchObject({ status: 200, body: { closedThrough: '2002-01-31' } });
    expect(await register('2002-01-31')).toMatchObject(refused);
    expect(await register('2002-02-01')).toMatchObject({ status: 201 });
    const { body } = await get<Closing>(`${queryUrl}/books/closing`, after(closed));
    expect(body).toMatchObject({ closedThrough: '2002-01-31', firstOpenDay: '2002-02-01' });
    expect(body.changes[0]).toMatchObject({
      type: 'BooksClosed',
      reason: 'January is filed',
      actor: expect.any(String),
    });
    for (const path of ['/invoices', '/customers', '/journal']) // each answered by a view that waits for the closing's position
      expect(await get(`${queryUrl}${path}?limit=1`, after(closed)), path).toMatchObject({ status: 200 });

    const reopened = await change(null, 'an invoice of January is missing');
    expect(reopened).toMatchObject({ status: 200, body: { closedThrough: null } });
    expect(await register('2002-01-31')).toMatchObject({ status: 201 });
    const now = (await get<Closing>(`${queryUrl}/books/closing`, after(reopened))).body;
    expect(now).toMatchObject({ closedThrough: null, changes: [{ type: 'BooksReopened' }, { type: 'BooksClosed' }] });
  });
});
