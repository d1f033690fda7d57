import { sidesOf } from '../../events/invoice-fields.ts';
import type { RegisterInvoice } from '../invoice/register-invoice.ts';
import type { Ledger } from '../ledger.ts';
import { grantOfRegistration, laterPosition } from './credit-from-invoice.ts';
import { creditIn } from './decide.ts';
import { orWait } from './waiting-credit.ts';

/**
 * Registers an invoice; what it owes to its customer, because its total is below 0, becomes the customer's credit. The follow-ups do that
 * again, which changes nothing.
 * @returns the invoice, at the position from which on a view shows the credit, too
 * @throws what `register` throws
 */
export const registerWithCredit =
  (ledger: Ledger, register: RegisterInvoice): RegisterInvoice =>
  async (context, registration, sent) => {
    const { customer, currency, totals } = registration.document;
    if (sidesOf(totals).excess === 0) return register(context, registration, sent);
    const { state: account } = await ledger.customers.read(customer.id);
    const customerCredit = creditIn(account, currency);
    const outcome = await register(context, { ...registration, customerCredit }, sent);
    const granted = await orWait(grantOfRegistration(ledger, context, outcome.state.document));
    return { ...outcome, position: laterPosition(outcome.position, granted ?? 0n) };
  };
