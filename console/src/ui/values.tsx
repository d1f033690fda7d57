// How single values are displayed.
import type { ReactNode } from 'react';
import type { CalendarDate } from '../../../events/calendar-date.ts';
import type { InvoiceState } from '../../../events/invoice.ts';
import type { Flag, InvoiceFields } from '../../../events/invoice-fields.ts';
import type { Currency } from '../../../events/money/currency.ts';
import type { Sum } from '../../../events/money/sum.ts';
import { date, time } from '../format/dates.ts';
import { figure, money } from '../format/money.ts';
import { flagNames } from '../format/names.ts';
import { texts } from '../texts.ts';

/** An amount with its currency. */
export const Money = ({ amount, currency }: { amount: Sum; currency: Currency }) => (
  <data className="money" value={amount}>
    {money(amount, currency)}
  </data>
);

/** An amount without its currency, for tables that name the currency elsewhere. */
export const Figure = ({ amount, currency }: { amount: Sum; currency: Currency }) => (
  <data className="money" value={amount}>
    {figure(amount, currency)}
  </data>
);

/** A calendar date. */
export const Day = ({ on }: { on: CalendarDate }) => <time dateTime={on}>{date(on)}</time>;

/** An instant (RFC 3339). */
export const Timestamp = ({ at }: { at: string }) => <time dateTime={at}>{time(at)}</time>;

/** An invoice's state, and its flags if they are given: those that are true or have a value. */
export const State = ({ state, ...flags }: { state: InvoiceState } & { [Name in Flag]?: InvoiceFields[Name] }) => (
  <span className="states">
    <span className={`state state-${state}`}>{texts.states[state]}</span>
    {flagNames
      .filter((flag) => (flags[flag] ?? false) !== false)
      .map((flag) => (
        <span key={flag} className={`state state-flag state-${flag}`}>
          {texts.fields[flag]}
        </span>
      ))}
  </span>
);

/** A status in words; its colour says the same. */
export const StatusLabel = ({ tone, children }: { tone: 'good' | 'warn' | 'bad'; children: ReactNode }) => (
  <span className={`state tone-${tone}`}>{children}</span>
);
