// A chart with a column per period: cash received above the zero line, cash returned below it. The table beside the chart has the same figures,
// so that screen readers get the chart as one image with a label.
import { useEffect, useRef, useState } from 'react';
import type { Minor } from '../../../events/money/money.ts';
import { periodName, periodTick } from '../format/dates.ts';
import { money, moneyShort } from '../format/money.ts';
import { texts } from '../texts.ts';
import type { CashStep } from './cash-period.ts';
import type { CashReceived } from './reads.ts';
import { scaleOf } from './scale.ts';

const DEFAULT_WIDTH = 480;
const LABEL_WIDTH = 56;
const HEIGHT = 220;
const LEFT = 56;
const BOTTOM = 24;
const TOP = 8;

export function CashChart({ by, cash: { currency, periods, received } }: { by: CashStep; cash: CashReceived }) {
  const { element, width: chartWidth } = useWidth<HTMLElement>();
  const [pointed, setPointed] = useState<number>();
  const shown = periods[pointed ?? periods.length - 1];
  const scale = scaleOf(
    Math.max(...periods.map((one) => Number(one.received))),
    Math.max(...periods.map((one) => Number(one.returned))),
  );
  const perUnit = (HEIGHT - TOP - BOTTOM) / (scale.top - scale.bottom);
  const y = (amount: Minor) => TOP + (scale.top - amount) * perUnit;
  const step = (chartWidth - LEFT) / periods.length;
  const width = Math.min(step * 0.72, 46);
  const every = Math.ceil(LABEL_WIDTH / step);

  return (
    <figure className="cash" ref={element}>
      <figcaption className="cash-caption">
        {shown !== undefined && (
          <>
            {texts.cash.inPeriod(periodName(by, shown.from, shown.until), money(shown.received, currency))}
            {shown.returned !== 0 && texts.cash.returnedInPeriod(money(shown.returned, currency))}
          </>
        )}
      </figcaption>
      <svg
        viewBox={`0 0 ${chartWidth} ${HEIGHT}`}
        role="img"
        aria-label={`${texts.cash.caption(currency)}: ${money(received, currency)}`}
        onPointerLeave={() => setPointed(undefined)}
      >
        {scale.ticks.map((amount) => (
          <g key={amount} className={amount === 0 ? 'cash-zero' : 'cash-grid'}>
            <line x1={LEFT} x2={chartWidth} y1={y(amount)} y2={y(amount)} />
            <text x={LEFT - 8} y={y(amount) + 4} textAnchor="end">
              {moneyShort(amount, currency)}
            </text>
          </g>
        ))}
        {periods.map((period, index) => {
          const left = LEFT + index * step + (step - width) / 2;
          const isPointed = index === (pointed ?? periods.length - 1);
          return (
            <g
              key={period.from}
              className={isPointed ? 'cash-column cash-pointed' : 'cash-column'}
              onPointerEnter={() => setPointed(index)}
              onPointerDown={() => setPointed(index)}
            >
              <rect className="cash-room" x={LEFT + index * step} y={TOP} width={step} height={HEIGHT - TOP - BOTTOM} />
              <rect
                className="cash-received"
                x={left}
                y={y(Number(period.received))}
                width={width}
                height={Number(period.received) * perUnit}
                rx={2}
              />
              <rect
                className="cash-returned"
                x={left}
                y={y(0)}
                width={width}
                height={Number(period.returned) * perUnit}
                rx={2}
              />
              {(periods.length - 1 - index) % every === 0 && (
                <text x={LEFT + (index + 0.5) * step} y={HEIGHT - 6} textAnchor="middle">
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

/** The width of an element in pixels. The chart is drawn at this width, so that its texts are not scaled. */
function useWidth<Shown extends Element>() {
  const element = useRef<Shown>(null);
  const [width, setWidth] = useState(DEFAULT_WIDTH);
  useEffect(() => {
    if (element.current === null) return;
    const observer = new ResizeObserver(
      ([entry]) => entry && setWidth(Math.round(entry.contentRect.width) || DEFAULT_WIDTH),
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return { element, width };
}
