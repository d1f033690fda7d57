import { money } from '../format/money.ts';
import { texts } from '../texts.ts';
import { Money } from '../ui/money.tsx';
import type { InvoiceAnswer } from './reads.ts';

const parts = ['paid', 'credited', 'writtenOff', 'voided'] as const;

/** What is due, large, and the sum that it is. */
export function Balance({ invoice, isThen }: { invoice: InvoiceAnswer; isThen: boolean }) {
  const { currency, totals, amountDue, refunded } = invoice;
  return (
    <section className="card balance" aria-label={texts.fields.amountDue}>
      <p className="balance-label">{isThen ? texts.invoice.amountDueThen : texts.invoice.amountDue}</p>
      <p className="balance-due" data-testid="amount-due">
        <Money amount={amountDue} currency={currency} />
      </p>
      <Bar invoice={invoice} />
      <dl className="balance-parts">
        <dt>{texts.invoice.parts.payable}</dt>
        <dd>
          <Money amount={totals.payable} currency={currency} />
        </dd>
        {parts
          .filter((part) => invoice[part] !== 0)
          .map((part) => (
            <Part key={part} name={texts.invoice.parts[part]} amount={-invoice[part]} currency={currency} />
          ))}
        {refunded !== 0 && <Part name={texts.invoice.parts.refunded} amount={refunded} currency={currency} />}
      </dl>
    </section>
  );
}

const Part = ({ name, amount, currency }: { name: string; amount: number; currency: string }) => (
  <>
    <dt>{name}</dt>
    <dd>
      <Money amount={amount} currency={currency} />
    </dd>
  </>
);

/** How much of the invoice is settled, as a bar. */
function Bar({ invoice: { totals, amountDue, currency } }: { invoice: InvoiceAnswer }) {
  if (totals.payable <= 0) return null;
  const settled = totals.payable - amountDue;
  return (
    <progress
      className="balance-bar"
      max={totals.payable}
      value={settled}
      aria-label={texts.invoice.settled(money(settled, currency), money(totals.payable, currency))}
    />
  );
}
