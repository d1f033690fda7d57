// A column a period: what was received stands on the line, what went back hangs below it. The same figures are in the table beside it, so to
// those who can't see the chart it is one picture with one sentence.
import { useState } from 'react';
import type { Minor } from '../../../events/money/money.ts';
import { periodName, periodTick } from '../format/dates.ts';
import { money, moneyShort } from '../format/money.ts';
import { texts } from '../texts.ts';
import { useWidth } from '../ui/use-width.ts';
import type { CashStep } from './cash-period.ts';
import type { CashReceived } from './reads.ts';
import { scaleOf } from './scale.ts';

const USUAL_WIDTH = 480;
const LABEL = 56;
const HEIGHT = 220;
const LEFT = 56;
const BOTTOM = 24;
const TOP = 8;

export function CashChart({ by, cash: { currency, periods, received } }: { by: CashStep; cash: CashReceived }) {
  const { element, width: room } = useWidth<HTMLElement>(USUAL_WIDTH);
  const [pointed, setPointed] = useState<number>();
  const shown = periods[pointed ?? periods.length - 1];
  const scale = scaleOf(
    Math.max(...periods.map((one) => one.received)),
    Math.max(...periods.map((one) => one.returned)),
  );
  const perUnit = (HEIGHT - TOP - BOTTOM) / (scale.top - scale.bottom);
  const y = (amount: Minor) => TOP + (scale.top - amount) * perUnit;
  const step = (room - LEFT) / periods.length;
  const width = Math.min(step * 0.72, 46);
  const every = Math.ceil(LABEL / step);

  return (
    <figure className="cash" ref={element}>
      <figcaption className="cash-says">
        {shown !== undefined && (
          <>
            {texts.cash.says(periodName(by, shown.from, shown.until), money(shown.received, currency))}
            {shown.returned !== 0 && texts.cash.saysReturned(money(shown.returned, currency))}
          </>
        )}
      </figcaption>
      <svg
        viewBox={`0 0 ${room} ${HEIGHT}`}
        role="img"
        aria-label={`${texts.cash.caption(currency)}: ${money(received, currency)}`}
        onPointerLeave={() => setPointed(undefined)}
      >
        {scale.ticks.map((amount) => (
          <g key={amount} className={amount === 0 ? 'cash-zero' : 'cash-grid'}>
            <line x1={LEFT} x2={room} y1={y(amount)} y2={y(amount)} />
            <text x={LEFT - 8} y={y(amount) + 4} textAnchor="end">
              {moneyShort(amount, currency)}
            </text>
          </g>
        ))}
        {periods.map((period, place) => {
          const left = LEFT + place * step + (step - width) / 2;
          const isPointed = place === (pointed ?? periods.length - 1);
          return (
            <g
              key={period.from}
              className={isPointed ? 'cash-column cash-pointed' : 'cash-column'}
              onPointerEnter={() => setPointed(place)}
              onPointerDown={() => setPointed(place)}
            >
              <rect className="cash-room" x={LEFT + place * step} y={TOP} width={step} height={HEIGHT - TOP - BOTTOM} />
              <rect
                className="cash-received"
                x={left}
                y={y(period.received)}
                width={width}
                height={period.received * perUnit}
                rx={2}
              />
              <rect
                className="cash-returned"
                x={left}
                y={y(0)}
                width={width}
                height={period.returned * perUnit}
                rx={2}
              />
              {(periods.length - 1 - place) % every === 0 && (
                <text x={LEFT + (place + 0.5) * step} y={HEIGHT - 6} textAnchor="middle">
                  {periodTick(by, period.from)}
                </text>
              )}
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
