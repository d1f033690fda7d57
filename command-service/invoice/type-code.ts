import { creditNote, invoice, type Kind } from '../../events/einvoice/kinds.ts';
import type { BrokenRule } from '../../events/einvoice/rules/broken-rule.ts';
import { InvoiceRefusal } from './refusals.ts';

const asInvoice = { name: 'an invoice', instead: 'POST /invoices' };
const asCreditNote = {
  name: 'a credit note',
  instead:
    'POST /invoices/{id}/credit-notes, or POST /customers/{id}/credit-notes if it is about several invoices or none',
};

/** BR-CL-01: the type code (BT-3) says which way the money goes. A code of credit notes is not one of invoices, nor the other way round. */
export class TypeCodeOfOtherKind extends InvoiceRefusal {
  readonly rules: readonly BrokenRule[];
  constructor(typeCode: string, other: Kind) {
    const { name, instead } = other === invoice ? asInvoice : asCreditNote;
    const detail = `the type code ${typeCode} (BT-3) is that of ${name}`;
    super(`BR-CL-01: ${detail}. Send the document as ${name}: ${instead}. If it is none, correct the type code.`);
    this.rules = [{ rule: 'BR-CL-01', detail }];
  }
}

/**
 * A code that neither kind has is not refused here: JSON may have one, as ever, and then cannot be written as XML.
 * @throws TypeCodeOfOtherKind
 */
export function refuseCodeOfOther(kind: Kind, typeCode: string | undefined): void {
  if (typeCode === undefined || kind.typeCodes.includes(typeCode)) return;
  const other = kind === invoice ? creditNote : invoice;
  if (other.typeCodes.includes(typeCode)) throw new TypeCodeOfOtherKind(typeCode, other);
}
