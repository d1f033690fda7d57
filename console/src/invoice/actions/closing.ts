// Write-off and void: both close an invoice whose amount due will not be paid.
import { money } from '../../format/money.ts';
import { texts } from '../../texts.ts';
import { afterVoid, afterWriteOff, canBe } from '../outcome.ts';
import type { Action } from './action.ts';

export const writeOff: Action<'/invoices/{invoiceId}/write-off'> = {
  texts: texts.writeOff,
  isOffered: canBe.writtenOff,
  isDangerous: true,
  about: ({ amountDue, currency }) => texts.writeOff.about(money(amountDue, currency)),
  fields: () => ({ date: { label: texts.writeOff.date, name: 'writtenOffOn' }, hasReason: true }),
  outcome: afterWriteOff,
  body: ({ date, reason }) => ({ writtenOffOn: date, reason }),
};

export const voiding: Action<'/invoices/{invoiceId}/void'> = {
  texts: texts.voiding,
  isOffered: canBe.voided,
  isDangerous: true,
  about: ({ amountDue, currency }) => texts.voiding.about(money(amountDue, currency)),
  fields: () => ({ date: { label: texts.voiding.date, name: 'voidedOn' }, hasReason: true }),
  outcome: afterVoid,
  body: ({ date, reason }) => ({ voidedOn: date, reason }),
};
