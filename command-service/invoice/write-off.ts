import type { AmountVoided, AmountWrittenOff } from '../../events/invoice.ts';
import { settlementParts } from '../../events/invoice-fields.ts';
import type { RegisteredInvoice } from '../../events/invoice-state.ts';
import type { VoidInvoice, WriteOff } from './commands.ts';
import { VoidAfterSettlement } from './refusals.ts';

/** Writes off the amount due. The invoice can still be paid. */
export const writeOff = ({ amountDue }: RegisteredInvoice, { writtenOffOn, reason }: WriteOff): AmountWrittenOff => ({
  type: 'AmountWrittenOff',
  data: { amount: amountDue, writtenOffOn, reason, amountDue: 0 },
});

/** Voids an invoice without payments, credit notes, refunds and write-offs. @throws VoidAfterSettlement */
export function voidInvoice(invoice: RegisteredInvoice, { voidedOn, reason }: VoidInvoice): AmountVoided {
  const { amountDue } = invoice;
  if (settlementParts.some((part) => invoice[part] > 0)) throw new VoidAfterSettlement();
  return { type: 'AmountVoided', data: { amount: amountDue, voidedOn, reason, amountDue: 0 } };
}
