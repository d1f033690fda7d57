import type { InvoiceState } from '../../../events/invoice.ts';
import { payableNow } from '../../../events/invoice-state.ts';
import type { Minor } from '../../../events/money/money.ts';
import { amountText, money } from '../format/money.ts';
import { texts } from '../texts.ts';
import { Table } from '../ui/list/table.tsx';
import { Day, State } from '../ui/values.tsx';
import type { Allocation } from './allocations.ts';
import type { OpenInvoice } from './reads.ts';

/**
 * The customer's open invoices, ticked if the payment pays them, and what the payment will change for each.
 * @param ticked undefined if the oldest are paid first
 * @param typed the amounts typed for invoices
 * @param left the unallocated part of the payment
 * @param owed what the customer owes because credit was taken back; the payment fills it first
 */
export function OpenInvoices({
  invoices,
  currency,
  allocations,
  ticked,
  typed,
  onTick,
  onType,
  left,
  owed,
  owesElsewhere,
}: {
  invoices: readonly OpenInvoice[];
  currency: string;
  allocations: readonly Allocation[];
  ticked: readonly string[] | undefined;
  typed: Readonly<Record<string, string>>;
  onTick: (invoiceId: string, isTicked: boolean) => void;
  onType: (invoiceId: string, typed: string) => void;
  left: Minor;
  owed: Minor;
  /** Whether the customer owes in other currencies. */
  owesElsewhere: boolean;
}) {
  const allocatedTo = (invoiceId: string) => allocations.find((one) => one.invoiceId === invoiceId)?.amount ?? 0;
  const isTicked = (invoiceId: string) => ticked?.includes(invoiceId) ?? allocatedTo(invoiceId) > 0;
  const shown = (invoiceId: string) => {
    if (!isTicked(invoiceId)) return '';
    return typed[invoiceId] ?? amountText(allocatedTo(invoiceId), currency);
  };
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
  const toCredit = Math.max(0, left) + beyond;
  const filled = Math.min(owed, toCredit);
  return (
    <>
      <Table
        caption={texts.paymentAcrossInvoices.open}
        empty={
          owesElsewhere ? texts.paymentAcrossInvoices.nothingDueIn(currency) : texts.paymentAcrossInvoices.nothingDue
        }
        rows={invoices}
        keyOf={({ invoiceId }) => invoiceId}
        columns={[
          {
            head: texts.fields.number,
            isHead: true,
            cell: ({ number, invoiceId }) => (
              <label className="check">
                <input
                  type="checkbox"
                  checked={isTicked(invoiceId)}
                  onChange={({ target }) => onTick(invoiceId, target.checked)}
                />
                {number ?? <code>{invoiceId.slice(0, 8)}</code>}
              </label>
            ),
          },
          { head: texts.fields.dueOn, cell: ({ dueOn, issuedOn }) => <Day on={dueOn ?? issuedOn} /> },
          { head: texts.fields.amountDue, currency, amount: ({ amountDue }) => amountDue },
          {
            head: texts.paymentAcrossInvoices.allocated,
            isFigure: true,
            cell: ({ invoiceId, number }) => (
              <input
                className="figure allocation"
                inputMode="decimal"
                autoComplete="off"
                aria-label={texts.paymentAcrossInvoices.allocatedTo(number ?? invoiceId)}
                value={shown(invoiceId)}
                onChange={({ target }) => onType(invoiceId, target.value)}
              />
            ),
          },
          { head: texts.paymentAcrossInvoices.dueAfter, currency, amount: (invoice) => after(invoice).due },
          { head: texts.paymentAcrossInvoices.stateAfter, cell: (invoice) => <State state={after(invoice).state} /> },
        ]}
      />
      <div aria-live="polite">
        {owed > 0 && (
          <p data-testid="owed-credit">
            {texts.paymentAcrossInvoices.owedCredit(money(owed, currency), money(filled, currency))}
          </p>
        )}
        <p data-testid="to-credit">{texts.paymentAcrossInvoices.toCredit(money(toCredit - filled, currency))}</p>
      </div>
    </>
  );
}
