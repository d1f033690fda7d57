import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, calendarIn, isCalendarDate, later, NoSuchTimeZone } from './calendar-date.ts';

describe('a calendar date', () => {
  it.each(['2026-01-01', '2028-02-29', '2000-02-29', '1999-12-31', '1000-01-01', '9999-12-31'])('%s exists', (text) =>
    expect(isCalendarDate(text)).toBe(true),
  );

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '0999-01-01',
    '+012026-01-01',
    '-002026-01-01',
    ' 2026-01-01',
    '2026-01-01T00:00:00.000Z',
    '26-01-01',
    '2026-1-1',
    '',
  ])('%j does not', (text) => expect(isCalendarDate(text)).toBe(false));

  it('is each day that Date knows, and no other, in years of each kind', () => {
    const two = (number: number) => String(number).padStart(2, '0');
    const wrong: string[] = [];
    for (const year of [1000, 1200, 1582, 1700, 1900, 1999, 2000, 2024, 2025, 2026, 2100, 2400, 9996, 9999])
      for (let month = 0; month <= 13; month++)
        for (let day = 0; day <= 32; day++) {
          const text = `${year}-${two(month)}-${two(day)}`;
          const at = new Date(Date.UTC(year, month - 1, day)); // of a day that does not exist: another one
          if (isCalendarDate(text) !== (at.toISOString().slice(0, 10) === text)) wrong.push(text);
        }
    expect(wrong).toEqual([]);
  });

  it('has no time of day', () => expect(isCalendarDate('2026-01-01T00:00:00Z')).toBe(false));

  it('can be moved by days over the ends of months and years', () => {
    expect(addDays('2026-01-31', 1)).toBe('2026-02-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(addDays('2026-11-22', 30)).toBe('2026-12-22');
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
  });
});

describe('the calendar date in a time zone', () => {
  const midnightInUtc = new Date('2026-06-30T22:30:00Z');

  it.each([
    ['UTC', '2026-06-30'],
    ['Europe/Berlin', '2026-07-01'],
    ['America/Los_Angeles', '2026-06-30'],
    ['Pacific/Kiritimati', '2026-07-01'],
  ])('in %s is %s while it is half past ten in the evening of 30 June in Greenwich', (timeZone, date) =>
    expect(calendarIn(timeZone)(midnightInUtc)).toBe(date),
  );

  it('changes at midnight in that zone, in winter and in summer', () => {
    const berlin = calendarIn('Europe/Berlin');
    expect(berlin(new Date('2026-01-14T22:59:59.999Z'))).toBe('2026-01-14');
    expect(berlin(new Date('2026-01-14T23:00:00.000Z'))).toBe('2026-01-15');
    expect(berlin(new Date('2026-07-14T21:59:59.999Z'))).toBe('2026-07-14');
    expect(berlin(new Date('2026-07-14T22:00:00.000Z'))).toBe('2026-07-15');
  });

  it('skips the day that Samoa skipped', () => {
    const apia = calendarIn('Pacific/Apia');
    expect(apia(new Date('2011-12-30T09:59:59Z'))).toBe('2011-12-29');
    expect(apia(new Date('2011-12-30T10:00:00Z'))).toBe('2011-12-31');
  });

  it('is that of each instant, in whatever order they are asked for, also where offsets had seconds', () => {
    const instant = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
    const nearby = fc.tuple(instant, fc.array(fc.integer({ min: -2_000, max: 2_000 }), { maxLength: 5 }));
    for (const timeZone of ['Africa/Monrovia', 'Europe/Amsterdam', 'Asia/Kathmandu']) {
      const dateOf = calendarIn(timeZone);
      const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
      fc.assert(
        fc.property(nearby, ([at, others]) => {
          for (const one of [at, ...others.map((ms) => new Date(at.getTime() + ms)), at])
            expect(dateOf(one)).toBe(format.format(one));
        }),
      );
    }
    expect(() => calendarIn('UTC')(new Date(Number.NaN))).toThrow(RangeError);
  });

  it('is refused for an unknown time zone', () => expect(() => calendarIn('Europe/Atlantis')).toThrow(NoSuchTimeZone));

  it('is refused with the name of that time zone and the reason', () =>
    expect(() => calendarIn('Europe/Atlantis')).toThrow(
      expect.objectContaining({
        message: 'Europe/Atlantis is not an IANA time zone, such as Europe/Berlin',
        cause: expect.any(RangeError),
      }),
    ));
});

it.each([
  ['2026-02-01', '2026-02-02', '2026-02-02'],
  ['2026-02-02', '2026-02-01', '2026-02-02'],
  ['2026-02-01', '2026-02-01', '2026-02-01'],
  ['2026-02-01', undefined, '2026-02-01'],
])('the later of %s and %s is %s', (date, other, expected) => expect(later(date, other)).toBe(expected));
