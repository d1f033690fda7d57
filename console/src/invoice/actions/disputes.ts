// Disputes: what the customer disputes, and how the dispute ends. Neither changes the amount due.
import { money } from '../../format/money.ts';
import { texts } from '../../texts.ts';
import { canBe, unchanged } from '../outcome.ts';
import type { Action } from './action.ts';

export const dispute: Action<'/invoices/{invoiceId}/dispute'> = {
  texts: texts.dispute,
  isOffered: canBe.disputed,
  about: () => texts.dispute.about,
  amount: ({ amountDue }) => amountDue,
  fields: () => ({
    amount: { label: texts.dispute.amount },
    date: { label: texts.dispute.date, name: 'disputedOn' },
    hasReason: true,
  }),
  fieldOf: { 'dispute-exceeds-amount-due': '/amount' },
  outcome: unchanged,
  body: ({ amount, date, reason }) => ({ amount, disputedOn: date, reason }),
};

const { resolve } = texts.dispute;

export const resolveDispute: Action<'/invoices/{invoiceId}/dispute/resolution'> = {
  texts: resolve,
  isOffered: canBe.resolved,
  about: ({ disputed = 0, currency }) => resolve.about(money(disputed, currency)),
  choices: { label: resolve.outcome, options: resolve.outcomes },
  fields: (_, outcome) => ({
    ...(outcome === 'partly' && { amount: { label: resolve.accepted } }),
    date: { label: resolve.date, name: 'resolvedOn' },
    hasReason: true,
  }),
  fieldOf: { 'accepted-exceeds-disputed': '/amount' },
  outcome: unchanged,
  body: ({ amount, date, reason }, _, outcome) => ({
    ...(outcome === 'partly'
      ? { outcome, accepted: amount }
      : { outcome: outcome === 'rejected' ? outcome : 'accepted' }),
    resolvedOn: date,
    reason,
  }),
};
