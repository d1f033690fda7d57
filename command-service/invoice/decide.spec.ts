import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { settlementParts } from '../../events/invoice-fields.ts';
import { stillCredit, stillPaying } from '../../events/invoice-payment.ts';
import { evolve, type Invoice, type RegisteredInvoice, unregistered } from '../../events/invoice-state.ts';
import {
  anyCommand,
  anyNegative,
  anyPrepaidBeyond,
  anyRegistration,
  live,
  registerCommand,
} from '../testing/invoice-lives.ts';
import { type InvoiceCommand, transitions } from './commands.ts';
import { decide } from './decide.ts';
import { InvoiceNotFound, InvoiceRefusal, InvoiceStateForbids } from './refusals.ts';

const on = '2026-02-01';
const reason = 'as it happens';
const pay = (paymentId: string, amount: number): InvoiceCommand => ({
  type: 'pay',
  paymentId,
  amount,
  currency: 'EUR',
  receivedOn: on,
  method: 'cash',
});
const reverse = (paymentId: string): InvoiceCommand => ({
  type: 'reverse',
  reversalId: 'r',
  paymentId,
  reversedOn: on,
  reason,
});
const writeOff: InvoiceCommand = { type: 'write-off', writtenOffOn: on, reason };

const after = (...commands: InvoiceCommand[]): Invoice =>
  commands.reduce<Invoice>(
    (invoice, command) => decide(invoice, command).reduce<Invoice>(evolve, invoice),
    unregistered,
  );

/** An invoice in each state. */
const inState: Record<Invoice['state'], Invoice> = {
  unregistered,
  open: after(registerCommand()),
  'partially-paid': after(registerCommand(), pay('a', 9_000)),
  paid: after(registerCommand(), pay('a', 10_000)),
  void: after(registerCommand(), { type: 'void', voidedOn: on, reason }),
  'written-off': after(registerCommand(), pay('a', 9_000), writeOff),
};

/** A command of each type that only the state could forbid. */
const commands: Record<InvoiceCommand['type'], InvoiceCommand> = {
  register: registerCommand(),
  pay: pay('z', 1_000),
  allocate: {
    type: 'allocate',
    paymentId: 'payments/z',
    amount: 1_000,
    currency: 'EUR',
    receivedOn: on,
    method: 'cash',
  },
  'apply-credit': { type: 'apply-credit', applicationId: 'credit/z', amount: 1_000, currency: 'EUR', appliedOn: on },
  credit: {
    type: 'credit',
    creditNoteId: 'z',
    currency: 'EUR',
    issuedOn: on,
    reason,
    credited: { by: 'amount', amount: 1_000 },
  },
  reverse: reverse('a'),
  refund: {
    type: 'refund',
    refundId: 'z',
    paymentId: 'a',
    amount: 1_000,
    currency: 'EUR',
    refundedOn: on,
    method: 'cash',
    reason,
  },
  unapply: { type: 'unapply', unapplicationId: 'z', paymentId: 'a', amount: 1_000, unappliedOn: on, reason },
  'reverse-refund': { type: 'reverse-refund', refundId: 'z', reversedOn: on, reason },
  'write-off': writeOff,
  void: { type: 'void', voidedOn: on, reason },
  dispute: { type: 'dispute', disputedOn: on, reason },
  'resolve-dispute': { type: 'resolve-dispute', resolution: { outcome: 'rejected' }, resolvedOn: on, reason },
  'mark-overdue': { type: 'mark-overdue', on },
};

const states = Object.keys(transitions) as Invoice['state'][];
const types = Object.keys(commands) as InvoiceCommand['type'][];
const allowed = (from: Invoice['state'], type: InvoiceCommand['type']): readonly string[] | undefined =>
  (transitions[from] as Partial<Record<InvoiceCommand['type'], readonly string[]>>)[type];

describe('the table of transitions', () => {
  const cells = states.flatMap((from) => types.map((type) => ({ from, type })));

  it.each(cells.filter(({ from, type }) => allowed(from, type) === undefined))(
    'an invoice that is $from refuses $type, and the refusal names both',
    ({ from, type }) => {
      const refusal = from === 'unregistered' ? new InvoiceNotFound() : new InvoiceStateForbids(from, type);
      expect(() => decide(inState[from], commands[type])).toThrow(refusal);
    },
  );

  it.each(
    cells.filter(
      ({ from, type }) =>
        (allowed(from, type) ?? []).length > 0 &&
        type !== 'reverse-refund' && // it needs a refund
        !['open reverse', 'void reverse', 'paid void'].includes(`${from} ${type}`),
    ),
  )('an invoice that is $from accepts $type, which leads to a state that the table lists', ({ from, type }) => {
    const invoice = { ...inState[from], ...(type === 'resolve-dispute' && { disputed: 1, disputedOn: on }) };
    const { state } = decide(invoice, commands[type]).reduce<Invoice>(evolve, invoice);
    expect(allowed(from, type)).toContain(state);
  });

  it('lists no transition that cannot be reached', () => {
    const listed = states.flatMap((from) =>
      types.flatMap((type) => (allowed(from, type) ?? []).map((to) => `${from} ${type} ${to}`)),
    );
    const unreached = new Set(listed);
    for (const transition of everyTransition(6)) {
      unreached.delete(transition);
      if (unreached.size === 0) break;
    }
    expect([...unreached]).toEqual([]);
  });
});

/**
 * What of an invoice decides where commands lead. The search goes on from one invoice of each kind, so a field that is not named
 * here adds nothing to it.
 */
const kindOf = ({ state, amountDue, payments, refunds, ...invoice }: RegisteredInvoice): string =>
  JSON.stringify([
    state,
    amountDue,
    settlementParts.map((part) => invoice[part] > 0),
    invoice.disputed !== undefined,
    [...payments].map(([name, payment]) => [name, stillPaying(payment) > 0, stillCredit(payment) > 0]).toSorted(),
    [...refunds.values()].some(({ reversedOn }) => reversedOn === undefined),
  ]);

/** What happens to an invoice of 100.00 in so many commands of 25.00, 50.00 or 100.00 each, breadth first: "open pay paid". */
function* everyTransition(depth: number): Generator<string> {
  const amounts = [2_500, 5_000, 10_000];
  const steps: InvoiceCommand[] = [
    ...amounts.flatMap((amount) => [
      pay('a', amount),
      pay('b', amount),
      { ...commands.allocate, amount },
      { ...commands['apply-credit'], amount },
    ]),
    ...amounts.map((amount) => ({ ...commands.credit, credited: { by: 'amount', amount } })),
    ...amounts.map((amount) => ({ ...commands.refund, amount })),
    ...['a', 'b', 'credit/z'].map(reverse),
    { ...reverse('a'), amount: 2_500 },
    { ...commands.unapply, amount: 2_500 },
    { ...commands.unapply, amount: 10_000 },
    commands['reverse-refund'],
    ...[writeOff, commands.void, commands.dispute, commands['resolve-dispute'], commands['mark-overdue']],
  ] as InvoiceCommand[];
  const prepaid = registerCommand({ prepaid: 10_000 });
  const seen = new Set<string>();
  let invoices: Invoice[] = [unregistered];
  for (let step = 0; step <= depth; step++) {
    const next: Invoice[] = [];
    for (const invoice of invoices) {
      for (const command of invoice.state === 'unregistered' ? [commands.register, prepaid] : steps) {
        const after = attempt(invoice, command);
        if (after === undefined) continue;
        yield `${invoice.state} ${command.type} ${after.state}`;
        const kind = kindOf(after);
        if (!seen.has(kind)) next.push(after);
        seen.add(kind);
      }
    }
    invoices = next;
  }
}

/** A payment's name is taken once; otherwise as the decider has it. */
function attempt(invoice: Invoice, command: InvoiceCommand): RegisteredInvoice | undefined {
  const name =
    'applicationId' in command
      ? command.applicationId
      : command.type === 'pay' || command.type === 'allocate'
        ? command.paymentId
        : '';
  if (invoice.state !== 'unregistered' && invoice.payments.has(name)) return undefined;
  try {
    const after = decide(invoice, command).reduce<Invoice>(evolve, invoice);
    return after.state === 'unregistered' ? undefined : after;
  } catch (error) {
    if (error instanceof InvoiceRefusal) return undefined;
    throw error;
  }
}

describe('over any sequence of commands', () => {
  const lives = fc
    .tuple(
      fc.oneof(anyRegistration, anyRegistration, anyNegative, anyPrepaidBeyond),
      fc.array(anyCommand, { maxLength: 25 }),
    )
    .map(([first, rest]) => live([first, ...rest]));
  const sample = { numRuns: 2_000, seed: Date.now() };
  let sampled: ReturnType<typeof live>[]; // once for all claims
  beforeAll(() => {
    sampled = fc.sample(lives, sample);
  });
  const always = (claim: (taken: ReturnType<typeof live>) => void) => {
    try {
      for (const taken of sampled) claim(taken);
    } catch (error) {
      fc.assert(fc.property(lives, claim), sample); // finds the same life again, and the shortest one that breaks the claim
      throw error;
    }
  };

  it('after every event: payable = amount due + paid + credited + written off + voided − refunded − excess, and no part is negative', () => {
    always((taken) => {
      let invoice: Invoice = unregistered;
      let owed = 0;
      for (const { events } of taken) {
        for (const event of events) {
          if (event.type === 'InvoiceRegistered') owed = event.data.excess ?? 0;
          const current: RegisteredInvoice = evolve(invoice, event);
          const { amountDue, document, paid, credited, writtenOff, voided, refunded } = current;
          expect(amountDue + paid + credited + writtenOff + voided - refunded - owed).toBe(document.totals.payable);
          for (const part of [amountDue, paid, credited, writtenOff, voided, refunded, owed])
            expect(part).toBeGreaterThanOrEqual(0);
          invoice = current;
        }
      }
    });
  });

  it('an invoice reaches only the states that the table lists', () => {
    always((taken) => {
      for (const { before, command, after } of taken)
        expect(allowed(before.state, command.type)).toContain(after.state);
    });
  });

  it('an invoice is paid, void or written off exactly if nothing is due', () => {
    always((taken) => {
      for (const { after } of taken) {
        if (after.state !== 'unregistered')
          expect(['paid', 'void', 'written-off'].includes(after.state)).toBe(after.amountDue === 0);
      }
    });
  });

  it('credit notes never exceed the invoice, nor any of its tax groups', () => {
    always((taken) => {
      const last = taken.at(-1)?.after;
      if (last === undefined || last.state === 'unregistered') return;
      const notes = [...last.creditNotes.values()];
      const total = notes.reduce((sum, { amount, excess }) => sum + amount + excess, 0);
      const { taxInclusive, rounding = 0 } = last.document.totals;
      if (taxInclusive + rounding < 0) return void expect(notes).toEqual([]);
      expect(total).toBeLessThanOrEqual(taxInclusive + rounding);
      for (const group of last.document.taxes) {
        const credited = notes
          .flatMap(({ taxes }) => taxes)
          .filter(({ category, rate }) => category === group.category && rate === group.rate);
        expect(credited.reduce((sum, { tax }) => sum + tax, 0)).toBeLessThanOrEqual(group.tax);
        expect(credited.reduce((sum, { taxable }) => sum + taxable, 0)).toBeLessThanOrEqual(group.taxable);
      }
    });
  });

  it('no payment is refunded beyond its amount, and no payment from credit is refunded', () => {
    always((taken) => {
      const last = taken.at(-1)?.after;
      if (last === undefined || last.state === 'unregistered') return;
      for (const { kind, amount, refunded } of last.payments.values()) {
        expect(refunded).toBeGreaterThanOrEqual(0);
        expect(refunded).toBeLessThanOrEqual(kind === 'money' ? amount : 0);
      }
    });
  });

  it('the credit that an invoice grants never exceeds what was paid and prepaid, and what it takes back itself', () => {
    always((taken) => {
      const last = taken.at(-1)?.after;
      if (last === undefined || last.state === 'unregistered') return;
      const payments = [...last.payments.values()];
      const { taxInclusive, rounding = 0, prepaid, payable } = last.document.totals;
      const creditGiven = [...payments, ...last.creditNotes.values()].reduce(
        (sum, { excess }) => sum + excess,
        Math.max(0, -payable),
      );
      const cameIn = payments.reduce((sum, { amount, excess }) => sum + amount + excess, 0);
      const takenBack = Math.max(0, -taxInclusive - rounding);
      expect(creditGiven).toBeLessThanOrEqual(cameIn + prepaid + takenBack);
    });
  });

  it('what is due, less the credit that came of it, is what the documents say, less the money and credit that came in', () => {
    always((taken) => {
      const events = taken.flatMap((one) => one.events);
      const last = taken.at(-1)?.after;
      if (last === undefined || last.state === 'unregistered') return;
      let [said, cameIn, toCredit] = [0, 0, 0];
      for (const { type, data } of events) {
        switch (type) {
          case 'InvoiceRegistered':
            said += data.totals.payable;
            toCredit += data.excess ?? 0;
            break;
          case 'AmountVoided':
            said -= last.document.totals.payable;
            toCredit -= data.withdrawn ?? 0;
            break;
          case 'CreditNoteApplied':
            said -= data.amount + (data.excess ?? 0);
            toCredit += data.excess ?? 0;
            break;
          case 'AmountWrittenOff':
            said -= data.amount;
            break;
          case 'WriteOffRecovered':
            said += data.amount;
            break;
          case 'PaymentApplied':
            cameIn += data.amount + (data.excess ?? 0);
            toCredit += data.excess ?? 0;
            break;
          case 'CustomerCreditApplied':
          case 'RefundReversed':
            cameIn += data.amount;
            break;
          case 'PaymentReversed':
            cameIn -= data.amount + (data.withdrawn ?? 0);
            toCredit -= data.withdrawn ?? 0;
            break;
          case 'PaymentRefunded':
            cameIn -= data.amount;
            break;
          case 'PaymentUnapplied':
            toCredit += data.amount;
        }
      }
      expect(last.amountDue - toCredit).toBe(said - cameIn);
    });
  });
});
