import type { InvoiceState } from '../../../events/invoice.ts';
import { texts } from '../texts.ts';

/** An invoice's state, and that it is overdue. */
export const State = ({ state, overdue = false }: { state: InvoiceState; overdue?: boolean }) => (
  <span className="states">
    <span className={`state state-${state}`}>{texts.states[state]}</span>
    {overdue && <span className="state state-overdue">{texts.overdue}</span>}
  </span>
);
