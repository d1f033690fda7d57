import { money } from '../../format/money.ts';
import { texts } from '../../texts.ts';
import { State } from '../../ui/values.tsx';
import type { InvoiceBalance, Outcome } from '../outcome.ts';

/** What a command will change: the amount due and the state, before and after it. */
export function OutcomePreview({
  invoice,
  currency,
  outcome,
}: {
  invoice: InvoiceBalance;
  currency: string;
  /** Undefined while the input is incomplete. */
  outcome: Outcome | undefined;
}) {
  return (
    <table className="preview" aria-live="polite">
      <caption className="visually-hidden">{texts.preview.caption}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{texts.preview.now}</th>
          <th scope="col">{texts.preview.after}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{texts.fields.amountDue}</th>
          <td className="money">{money(invoice.amountDue, currency)}</td>
          <td className="money preview-due" data-testid="due-after">
            {outcome === undefined ? texts.none : money(outcome.amountDue, currency)}
          </td>
        </tr>
        <tr>
          <th scope="row">{texts.fields.state}</th>
          <td>
            <State state={invoice.state} />
          </td>
          <td data-testid="state-after">{outcome === undefined ? texts.none : <State state={outcome.state} />}</td>
        </tr>
        {outcome !== undefined && outcome.credit !== 0 && (
          <tr>
            <th scope="row">{texts.preview.credit}</th>
            <td />
            <td className="money" data-testid="credit-after">
              {outcome.credit > 0 ? '+' : ''}
              {money(outcome.credit, currency)}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
