import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { addDays, isCalendarDate } from '../../../events/calendar-date.ts';
import { nameOf } from '../books/event.tsx';
import { date, today } from '../format/dates.ts';
import { count } from '../format/numbers.ts';
import { texts } from '../texts.ts';
import { Day } from '../ui/dates.tsx';
import { DayField } from '../ui/day-field.tsx';
import { Figure } from '../ui/money.tsx';
import { Reading } from '../ui/reading.tsx';
import { Table } from '../ui/table.tsx';
import type { PartProps } from './part.ts';
import { type StatementAnswer, statementRead } from './reads.ts';

const USUAL_DAYS = 90;
/** More lines than that are shown when they are asked for. */
const USUAL_LINES = 300;

type OneStatement = StatementAnswer['statements'][number];
type Line = Partial<OneStatement['lines'][number]> & { balance: number };

/** What happened to the account between two days: where it began, each line, where it ended. */
export function Statement({ id, name, params, onChange }: PartProps & { name: string }) {
  const until = dayOf(params.get('until')) ?? today();
  const from = dayOf(params.get('from')) ?? addDays(today(), -USUAL_DAYS);
  const isPeriod = from <= until;
  const read = useQuery({ ...statementRead(id, from, until), enabled: isPeriod });
  return (
    <div className="customer-part">
      <div className="customer-choices">
        <DayField label={texts.customer.from} day={from} onChange={(day) => onChange({ from: day })} />
        <DayField label={texts.customer.until} day={until} onChange={(day) => onChange({ until: day })} />
      </div>
      {isPeriod ? (
        <Reading of={read}>
          {(found) => (
            <>
              <h2>{texts.customer.statement(name, date(found.from), date(found.until))}</h2>
              {found.statements.map((one) => (
                <StatementTable key={one.currency} of={one} />
              ))}
            </>
          )}
        </Reading>
      ) : (
        <p className="fault" role="alert">
          {texts.customer.badPeriod}
        </p>
      )}
    </div>
  );
}

function StatementTable({ of: { currency, opening, lines, closing } }: { of: OneStatement }) {
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? lines : lines.slice(0, USUAL_LINES);
  return (
    <div className="customer-statement" data-testid={`statement-${currency}`}>
      <Table<Line>
        caption={texts.customer.statementIn(currency)}
        showsCaption
        rows={[{ balance: opening }, ...shown]}
        keyOf={({ position }) => position ?? 'opening'}
        columns={[
          {
            head: texts.customer.date,
            cell: ({ effectiveOn }) => effectiveOn !== undefined && <Day on={effectiveOn} />,
          },
          {
            head: texts.customer.event,
            isHead: true,
            cell: ({ type }) => (type === undefined ? texts.customer.opening : nameOf(type)),
          },
          {
            head: texts.customer.invoice,
            cell: ({ invoiceId, number }) =>
              invoiceId !== undefined && (
                <Link to={`/invoices/${invoiceId}`}>{number ?? texts.invoices.unnumbered}</Link>
              ),
          },
          { head: texts.customer.reference, cell: ({ reference }) => reference },
          {
            head: currency,
            isFigure: true,
            cell: ({ amount }) => amount !== undefined && <Figure amount={amount} currency={currency} />,
          },
          {
            head: texts.customer.balance,
            isFigure: true,
            cell: ({ balance }) => <Figure amount={balance} currency={currency} />,
          },
        ]}
        foot={
          <tr>
            <th scope="row" colSpan={5}>
              {texts.customer.closing}
            </th>
            <td className="figure">
              <Figure amount={closing} currency={currency} />
            </td>
          </tr>
        }
      />
      {lines.length === 0 && <p className="soft">{texts.customer.noLines}</p>}
      {shown.length < lines.length && (
        <button type="button" onClick={() => setShowsAll(true)}>
          {texts.customer.allLines(count(lines.length))}
        </button>
      )}
    </div>
  );
}

const dayOf = (text: string | null) => (text !== null && isCalendarDate(text) ? text : undefined);
