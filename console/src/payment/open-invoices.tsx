import type { InvoiceState } from '../../../events/invoice.ts';
import { payableNow } from '../../../events/invoice-state.ts';
import type { Minor } from '../../../events/money/money.ts';
import { money } from '../format/money.ts';
import { texts } from '../texts.ts';
import { Table } from '../ui/list/table.tsx';
import { Day, Figure, State } from '../ui/values.tsx';
import type { Allocation } from './allocations.ts';
import type { OpenInvoice } from './reads.ts';

/**
 * The customer's open invoices, and what the payment will change for each.
 * @param typed the amounts typed for the invoices; undefined if the oldest are paid first
 * @param left the unallocated part of the payment
 */
export function OpenInvoices({
  invoices,
  currency,
  allocations,
  typed,
  onType,
  left,
}: {
  invoices: readonly OpenInvoice[];
  currency: string;
  allocations: readonly Allocation[];
  typed: Readonly<Record<string, string>> | undefined;
  onType: (invoiceId: string, typed: string) => void;
  left: Minor;
}) {
  const allocatedTo = (invoiceId: string) => allocations.find((one) => one.invoiceId === invoiceId)?.amount ?? 0;
  const after = ({ invoiceId, amountDue, state, writtenOff }: OpenInvoice): { due: Minor; state: InvoiceState } => {
    const allocated = allocatedTo(invoiceId);
    const due = Math.max(0, amountDue - allocated);
    if (allocated === 0) return { due, state };
    if (due > 0) return { due, state: 'partially-paid' };
    return { due, state: allocated < amountDue + writtenOff ? 'written-off' : 'paid' };
  };
  const beyond = invoices.reduce(
    (sum, invoice) => sum + Math.max(0, allocatedTo(invoice.invoiceId) - payableNow(invoice)),
    0,
  );
  return (
    <>
      <Table
        caption={texts.paymentAcrossInvoices.open}
        empty={texts.paymentAcrossInvoices.nothingDue}
        rows={invoices}
        keyOf={({ invoiceId }) => invoiceId}
        columns={[
          {
            head: texts.fields.number,
            isHead: true,
            cell: ({ number, invoiceId }) => number ?? <code>{invoiceId.slice(0, 8)}</code>,
          },
          { head: texts.fields.dueOn, cell: ({ dueOn, issuedOn }) => <Day on={dueOn ?? issuedOn} /> },
          { head: texts.fields.amountDue, currency, amount: ({ amountDue }) => amountDue },
          {
            head: texts.paymentAcrossInvoices.allocated,
            isFigure: true,
            cell: ({ invoiceId, number }) =>
              typed === undefined ? (
                <Figure amount={allocatedTo(invoiceId)} currency={currency} />
              ) : (
                <input
                  className="figure allocation"
                  inputMode="decimal"
                  aria-label={texts.paymentAcrossInvoices.allocatedTo(number ?? invoiceId)}
                  value={typed[invoiceId] ?? ''}
                  onChange={({ target }) => onType(invoiceId, target.value)}
                />
              ),
          },
          { head: texts.paymentAcrossInvoices.dueAfter, currency, amount: (invoice) => after(invoice).due },
          { head: texts.paymentAcrossInvoices.stateAfter, cell: (invoice) => <State state={after(invoice).state} /> },
        ]}
      />
      <p aria-live="polite" data-testid="to-credit">
        {texts.paymentAcrossInvoices.toCredit(money(Math.max(0, left) + beyond, currency))}
      </p>
    </>
  );
}
