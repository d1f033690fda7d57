import { money } from '../format/money.ts';
import { texts } from '../texts.ts';
import { BalanceParts } from '../ui/balance-parts.tsx';
import { Money } from '../ui/values.tsx';
import type { InvoiceAnswer } from './reads.ts';

/** The amount due, and what it is made up of. @param isPast whether an earlier revision is shown */
export function Balance({ invoice, isPast }: { invoice: InvoiceAnswer; isPast: boolean }) {
  const { currency, totals, amountDue } = invoice;
  return (
    <section className="card balance" aria-label={texts.fields.amountDue}>
      <p className="balance-label">{isPast ? texts.invoice.amountDueThen : texts.fields.amountDue}</p>
      <p className="balance-due" data-testid="amount-due">
        <Money amount={amountDue} currency={currency} />
      </p>
      <SettledBar invoice={invoice} />
      <BalanceParts invoiced={totals.payable} balance={invoice} currency={currency} />
    </section>
  );
}

function SettledBar({ invoice: { totals, amountDue, currency } }: { invoice: InvoiceAnswer }) {
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
