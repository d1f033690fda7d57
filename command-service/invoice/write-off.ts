import type { AmountVoided, AmountWrittenOff } from '../../events/invoice.ts';
import type { RegisteredInvoice } from '../../events/invoice-state.ts';
import type { VoidInvoice, WriteOff } from './commands.ts';
import { VoidAfterSettlement } from './refusals.ts';

/** Gives up what is due. It can still be paid. */
export const writeOff = ({ amountDue }: RegisteredInvoice, { writtenOffOn, reason }: WriteOff): AmountWrittenOff => ({
  type: 'AmountWrittenOff',
  data: { amount: amountDue, writtenOffOn, reason, amountDue: 0 },
});

/** Annuls an invoice that nothing has happened to. @throws VoidAfterSettlement */
export function voidInvoice({ amountDue, parts }: RegisteredInvoice, { voidedOn, reason }: VoidInvoice): AmountVoided {
  if (parts.paid + parts.credited + parts.refunded + parts.writtenOff > 0) throw new VoidAfterSettlement();
  return { type: 'AmountVoided', data: { amount: amountDue, voidedOn, reason, amountDue: 0 } };
}
