import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import { addDays } from '../../../events/calendar-date.ts';
import type { Currency } from '../../../events/money/currency.ts';
import type { Sum } from '../../../events/money/sum.ts';
import { date, dateOr } from '../format/dates.ts';
import { eventName } from '../format/names.ts';
import { count } from '../format/numbers.ts';
import { today } from '../seller-day.ts';
import { texts } from '../texts.ts';
import { type AsOf, earlier, inWords, isPast } from '../ui/as-of/as-of.ts';
import { LoadedAsOf } from '../ui/as-of/loaded-as-of.tsx';
import { DateFilter } from '../ui/fields/date-filter.tsx';
import { Table } from '../ui/list/table.tsx';
import { useAddress } from '../ui/use-address.ts';
import { Day, Figure } from '../ui/values.tsx';
import { type StatementAnswer, statementRead } from './reads.ts';

const DEFAULT_DAYS = 90;
/** A longer statement is shown in full only on request. */
const DEFAULT_LINES = 300;

type OneStatement = StatementAnswer['statements'][number];
type Line = Partial<OneStatement['lines'][number]> & { balance: Sum };

/** The account's activity between two days, with the opening balance, each line and the closing balance. */
export function Statement({ id, name, asOf }: { id: string; name: string; asOf: AsOf }) {
  const [params, change] = useAddress();
  const until = earlier(dateOr(params.get('until'), today()), asOf.effectiveOn);
  const from = dateOr(params.get('from'), addDays(until, -DEFAULT_DAYS));
  const isValidPeriod = from <= until;
  const read = useQuery({ ...statementRead(id, from, until, asOf), enabled: isValidPeriod });
  return (
    <div className="customer-part">
      <div className="customer-choices">
        <DateFilter label={texts.fields.from} day={from} onChange={(day) => change({ from: day })} />
        <DateFilter label={texts.fields.until} day={until} onChange={(day) => change({ until: day })} />
      </div>
      {isValidPeriod ? (
        <LoadedAsOf query={read}>
          {(found) => (
            <>
              <h2>{texts.customer.statement(name, date(found.from), date(found.until))}</h2>
              {isPast(asOf) && <p className="soft">{inWords(asOf)}.</p>}
              {found.statements.map((one) => (
                <StatementTable key={one.currency} of={one} />
              ))}
            </>
          )}
        </LoadedAsOf>
      ) : (
        <p className="fault" role="alert">
          {texts.customer.badPeriod}
        </p>
      )}
    </div>
  );
}

function Foot({ text, amount, currency }: { text: string; amount: Sum; currency: Currency }) {
  return (
    <tr>
      <th scope="row" colSpan={5}>
        {text}
      </th>
      <td className="figure">
        <Figure amount={amount} currency={currency} />
      </td>
    </tr>
  );
}

function StatementTable({ of: { currency, opening, lines, closing, disputed } }: { of: OneStatement }) {
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? lines : lines.slice(0, DEFAULT_LINES);
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
            head: texts.fields.event,
            isHead: true,
            cell: ({ type }) => (type === undefined ? texts.customer.opening : eventName(type)),
          },
          {
            head: texts.fields.invoice,
            cell: ({ invoiceId, number }) =>
              invoiceId === undefined ? (
                number
              ) : (
                <Link to={`/invoices/${invoiceId}`}>{number ?? texts.list.noNumber}</Link>
              ),
          },
          { head: texts.fields.reference, cell: ({ reference }) => reference },
          { head: currency, currency, amount: ({ amount }) => amount },
          { head: texts.fields.balance, currency, amount: ({ balance }) => balance },
        ]}
        foot={
          <>
            <Foot text={texts.customer.closing} amount={closing} currency={currency} />
            {disputed !== 0 && <Foot text={texts.customer.disputed} amount={disputed} currency={currency} />}
          </>
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
