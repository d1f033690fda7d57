import { describe, expect, it } from 'vitest';
import {
  evolve,
  type Invoice,
  type RegisteredInvoice,
  undisputedDue,
  unregistered,
} from '../../events/invoice-state.ts';
import { registerCommand } from '../testing/invoice-lives.ts';
import type { InvoiceCommand } from './commands.ts';
import { decide } from './decide.ts';
import type { Resolution } from './dispute.ts';
import { AcceptedExceedsDisputed, AlreadyDisputed, DisputeExceedsAmountDue, NotDisputed } from './dispute.ts';
import { DateTooEarly } from './refusals.ts';

const reason = 'two of ten chairs were damaged';

const dispute = (amount?: number, disputedOn = '2026-02-10'): InvoiceCommand => ({
  type: 'dispute',
  ...(amount !== undefined && { amount }),
  disputedOn,
  reason,
});
const resolve = (resolution: Resolution, resolvedOn = '2026-02-20'): InvoiceCommand => ({
  type: 'resolve-dispute',
  resolution,
  resolvedOn,
  reason: 'as agreed',
});
const pay = (amount: number): InvoiceCommand => ({
  type: 'pay',
  paymentId: 'p',
  amount,
  currency: 'EUR',
  receivedOn: '2026-02-11',
  method: 'cash',
});

/** An invoice of 100.00 after some commands. */
const after = (...commands: InvoiceCommand[]): RegisteredInvoice =>
  [registerCommand(), ...commands].reduce<Invoice>(
    (invoice, command) => decide(invoice, command).reduce<Invoice>(evolve, invoice),
    unregistered,
  ) as RegisteredInvoice;

describe('disputing an invoice of 100.00', () => {
  it('leaves it open, and all of it due', () => {
    expect(after(dispute(2_000))).toMatchObject({
      state: 'open',
      amountDue: 10_000,
      disputed: 2_000,
      disputedOn: '2026-02-10',
      disputeReason: reason,
    });
  });

  it('disputes all that is due where no amount is given', () => {
    expect(after(pay(4_000), dispute())).toMatchObject({ state: 'partially-paid', amountDue: 6_000, disputed: 6_000 });
  });

  it('takes what is due, and not a cent more', () => {
    expect(after(pay(4_000), dispute(6_000)).disputed).toBe(6_000);
    expect(() => after(pay(4_000), dispute(6_001))).toThrow(DisputeExceedsAmountDue);
  });

  it('is refused while another dispute is open, and taken after that', () => {
    expect(() => after(dispute(2_000), dispute(1))).toThrow(AlreadyDisputed);
    expect(after(dispute(2_000), resolve({ outcome: 'rejected' }), dispute(1, '2026-02-20')).disputed).toBe(1);
  });

  it('is refused for a day before the invoice was issued, or before its last dispute was resolved', () => {
    const resolved = [dispute(2_000), resolve({ outcome: 'rejected' })];
    expect(after(dispute(1, '2026-01-01')).disputedOn).toBe('2026-01-01');
    expect(() => after(dispute(1, '2025-12-31'))).toThrow(DateTooEarly);
    expect(() => after(...resolved, dispute(1, '2026-02-19'))).toThrow(DateTooEarly);
  });

  it('moves nothing: what is paid meanwhile is paid, and the dispute goes on', () => {
    expect(after(dispute(2_000), pay(10_000))).toMatchObject({ state: 'paid', amountDue: 0, disputed: 2_000 });
  });
});

describe('resolving a dispute of 20.00', () => {
  it.each<[Resolution, number]>([
    [{ outcome: 'accepted' }, 2_000],
    [{ outcome: 'rejected' }, 0],
    [{ outcome: 'partly', accepted: 500 }, 500],
  ])('%o records that %d of it was accepted, and moves nothing', (resolution, accepted) => {
    const disputed = after(dispute(2_000));
    const command = resolve(resolution);
    expect(decide(disputed, command)).toEqual([
      {
        type: 'DisputeResolved',
        data: {
          outcome: resolution.outcome,
          amount: 2_000,
          accepted,
          resolvedOn: '2026-02-20',
          reason: 'as agreed',
          amountDue: 10_000,
        },
      },
    ]);
    const { disputed: _, disputedOn, disputeReason, ...before } = disputed;
    expect(after(dispute(2_000), command)).toStrictEqual({ ...before, resolvedOn: '2026-02-20' });
  });

  it('in part accepts less than all of it', () => {
    const ofAll = resolve({ outcome: 'partly', accepted: 2_000 });
    expect(() => after(dispute(2_000), ofAll)).toThrow(AcceptedExceedsDisputed);
    expect(after(dispute(2_000), resolve({ outcome: 'partly', accepted: 1_999 }))).not.toHaveProperty('disputed');
  });

  it('needs a dispute', () => {
    expect(() => after(resolve({ outcome: 'rejected' }))).toThrow(NotDisputed);
    expect(() => after(dispute(2_000), resolve({ outcome: 'rejected' }), resolve({ outcome: 'rejected' }))).toThrow(
      NotDisputed,
    );
  });

  it('is not dated before the dispute', () => {
    expect(() => after(dispute(2_000), resolve({ outcome: 'rejected' }, '2026-02-09'))).toThrow(DateTooEarly);
    expect(after(dispute(2_000), resolve({ outcome: 'rejected' }, '2026-02-10'))).not.toHaveProperty('disputed');
  });

  it('is possible in whatever state the invoice is by then', () => {
    const resolved = (command: InvoiceCommand) => after(dispute(2_000), command, resolve({ outcome: 'accepted' }));
    const on = '2026-02-12';
    expect(resolved(pay(10_000))).toMatchObject({ state: 'paid' });
    expect(resolved({ type: 'write-off', writtenOffOn: on, reason })).toMatchObject({ state: 'written-off' });
    expect(resolved({ type: 'void', voidedOn: on, reason })).toMatchObject({ state: 'void' });
  });
});

describe('what is due and undisputed', () => {
  it.each([
    ['all of it without a dispute', after(), 10_000],
    ['the rest beside a dispute', after(dispute(2_000)), 8_000],
    ['nothing where all is disputed', after(dispute()), 0],
    ['nothing where less is due than was disputed', after(dispute(2_000), pay(9_000)), 0],
    ['all of it again once the dispute is resolved', after(dispute(2_000), resolve({ outcome: 'accepted' })), 10_000],
  ])('is %s', (_, invoice, undisputed) => {
    expect(undisputedDue(invoice)).toBe(undisputed);
  });
});
