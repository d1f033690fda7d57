import { expect, it } from 'vitest';
import { isTestLedger, setSellerTimeZone, setTestClock, today } from './seller-day.ts';

it.each([
  ['Pacific/Auckland', '2026-07-01'],
  ['Europe/Berlin', '2026-07-01'],
  ['UTC', '2026-06-30'],
  ['America/Los_Angeles', '2026-06-30'],
])('in %s it is %s while it is half past ten in the evening of 30 June in Greenwich', (timeZone, day) => {
  setSellerTimeZone(timeZone);
  expect(today(new Date('2026-06-30T22:30:00Z'))).toBe(day);
});

it('today is by the clock of a test ledger', () => {
  setSellerTimeZone('UTC');
  expect(isTestLedger()).toBe(false);
  setTestClock('2030-01-31T09:00:00Z');
  expect(today()).toBe('2030-01-31');
  expect(isTestLedger()).toBe(true);
  setTestClock(new Date().toISOString()); // the module's state is shared with other files
});
