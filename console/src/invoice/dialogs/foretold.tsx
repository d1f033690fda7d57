import { money } from '../../format/money.ts';
import { texts } from '../../texts.ts';
import { State } from '../../ui/state.tsx';
import type { Outcome, Standing } from '../outcome.ts';

/** What a command will do: the amount due and the state, before and after it. */
export function Foretold({
  invoice,
  currency,
  outcome,
}: {
  invoice: Standing;
  currency: string;
  /** Undefined as long as what was typed says nothing. */
  outcome: Outcome | undefined;
}) {
  return (
    <table className="foretold" aria-live="polite">
      <caption className="unseen">{texts.foretold.caption}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{texts.foretold.now}</th>
          <th scope="col">{texts.foretold.after}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{texts.fields.amountDue}</th>
          <td className="money">{money(invoice.amountDue, currency)}</td>
          <td className="money foretold-due" data-testid="due-after">
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
            <th scope="row">{texts.foretold.credit}</th>
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
