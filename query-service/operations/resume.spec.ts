import { describe, expect, it } from 'vitest';
import { TooBusyToResume } from '../../platform/projection/resume.ts';
import type { View } from '../../platform/projection/view.ts';
import type { OperatedView } from './operated-views.ts';
import { resumeIn } from './resume.ts';

const stream = 'invoice-1';
const parking = { parked: async () => [{ stream, revision: 0 }] } as unknown as NonNullable<View['parking']>;
const balances: OperatedView = {
  name: 'balances',
  store: 'PostgreSQL',
  kinds: ['invoice'],
  view: { parking } as unknown as View,
  standing: async () => ({ version: 1, position: 0n, movedAt: new Date(0) }),
  guard: (query) => query,
};
const logThat = (resume: () => Promise<number>) => ({ resume }) as unknown as Parameters<typeof resumeIn>[1];

describe('resuming a parked stream', () => {
  it('answers how many events had waited', async () => {
    const log = logThat(async () => 7);
    expect(await resumeIn([balances], log, 'balances', stream)).toEqual({ view: 'balances', stream, events: 7 });
  });

  it('is refused for now where the view moved on at every try', async () => {
    const log = logThat(async () => {
      throw new TooBusyToResume(stream);
    });
    await expect(resumeIn([balances], log, 'balances', stream)).rejects.toMatchObject({
      content: { type: 'view-busy', status: 503, headers: { 'retry-after': '1' } },
    });
  });
});
