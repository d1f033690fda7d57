import type { InvoiceState } from '../../../events/invoice.ts';
import { money } from '../format/money.ts';
import { texts } from '../texts.ts';
import { Day } from '../ui/dates.tsx';
import { Figure } from '../ui/money.tsx';
import { State } from '../ui/state.tsx';
import { Table } from '../ui/table.tsx';
import type { Share } from './allocations.ts';
import type { Open } from './reads.ts';

/**
 * What the customer has due, and what the payment does to each.
 * @param typed what was typed for each invoice; undefined where the oldest come first
 * @param left of the payment
 */
export function OpenInvoices({
  invoices,
  currency,
  shares,
  typed,
  onType,
  left,
}: {
  invoices: readonly Open[];
  currency: string;
  shares: readonly Share[];
  typed: Readonly<Record<string, string>> | undefined;
  onType: (invoiceId: string, typed: string) => void;
  left: number;
}) {
  const shareOf = (invoiceId: string) => shares.find((share) => share.invoiceId === invoiceId)?.amount ?? 0;
  const after = ({ invoiceId, amountDue, state, writtenOff }: Open): { due: number; state: InvoiceState } => {
    const share = Math.min(shareOf(invoiceId), amountDue);
    return { due: amountDue - share, state: share === 0 ? state : stateAfter(share === amountDue, writtenOff) };
  };
  const beyond = invoices.reduce(
    (sum, { invoiceId, amountDue }) => sum + Math.max(0, shareOf(invoiceId) - amountDue),
    0,
  );
  return (
    <>
      <Table
        caption={texts.takePayment.open}
        empty={texts.takePayment.nothingDue}
        rows={invoices}
        keyOf={({ invoiceId }) => invoiceId}
        columns={[
          {
            head: texts.fields.number,
            isHead: true,
            cell: ({ number, invoiceId }) => number ?? <code>{invoiceId.slice(0, 8)}</code>,
          },
          { head: texts.fields.dueOn, cell: ({ dueOn, issuedOn }) => <Day on={dueOn ?? issuedOn} /> },
          {
            head: texts.fields.amountDue,
            isFigure: true,
            cell: ({ amountDue }) => <Figure amount={amountDue} currency={currency} />,
          },
          {
            head: texts.takePayment.share,
            isFigure: true,
            cell: ({ invoiceId, number }) =>
              typed === undefined ? (
                <Figure amount={shareOf(invoiceId)} currency={currency} />
              ) : (
                <input
                  className="figure share"
                  inputMode="decimal"
                  aria-label={texts.takePayment.shareOf(number ?? invoiceId)}
                  value={typed[invoiceId] ?? ''}
                  onChange={({ target }) => onType(invoiceId, target.value)}
                />
              ),
          },
          {
            head: texts.takePayment.dueAfter,
            isFigure: true,
            cell: (invoice) => <Figure amount={after(invoice).due} currency={currency} />,
          },
          { head: texts.takePayment.stateAfter, cell: (invoice) => <State state={after(invoice).state} /> },
        ]}
      />
      <p aria-live="polite" data-testid="to-credit">
        {texts.takePayment.toCredit(money(Math.max(0, left) + beyond, currency))}
      </p>
    </>
  );
}

const stateAfter = (isAll: boolean, writtenOff: number): InvoiceState => {
  if (!isAll) return 'partially-paid';
  return writtenOff > 0 ? 'written-off' : 'paid';
};
