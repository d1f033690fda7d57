// Bodies that may have one of several shapes: the faults are those of the shape that the sender meant.

import type { ErrorObject } from 'ajv';
import type { TSchema } from 'typebox';
import { describe, expect, it } from 'vitest';
import type { Fault } from '../../platform/http/problems/problem.ts';
import { faultsOf, schemaCompiler } from '../../platform/http/validation/validation.ts';
import { ClosingBody } from '../books/routes.ts';
import { CreditNoteBody } from '../invoice/credit-routes.ts';
import { ResolutionBody } from '../invoice/dispute-routes.ts';
import { PaymentLine } from '../payment/schemas.ts';

/** The faults as "pointer detail". */
function faultsIn(schema: TSchema, body: object): string[] {
  const validate = schemaCompiler()({ schema, method: 'POST', url: '/', httpPart: 'body' });
  const { error } = validate(body) as { error?: ErrorObject[] };
  return faultsOf(error ?? [], 'body').map(({ pointer, detail }: Fault) => `${pointer} ${detail}`);
}

describe('a malformed credit note', () => {
  const note = { currency: 'EUR', issuedOn: '2026-11-02', reason: 'returned' };
  const line = { line: 1, quantity: '1' };
  it.each<[string, object, string[]]>([
    [
      'of lines, with a misspelt field in one',
      { ...note, lines: [{ lineId: '1', quantity: '1' }] },
      ['/lines/0/line is missing', '/lines/0/lineId is not a known field; other fields here: line'],
    ],
    [
      'of lines, with many faults',
      { ...note, lines: [{ line: 0, quantity: 1 }, {}] },
      [
        '/lines/0/line must be >= 1',
        '/lines/0/quantity must be string',
        '/lines/1/line is missing',
        '/lines/1/quantity is missing',
      ],
    ],
    [
      'of so many lines that only one fault is sought',
      { ...note, lines: [...Array(2000).fill(line), { ...line, lineId: '1' }, ...Array(2000).fill({})] },
      ['/lines/2000/lineId is not a known field'],
    ],
    ['of an amount in quotes', { ...note, amount: '100' }, ['/amount must be integer']],
    [
      'of an amount, without a reason',
      { currency: 'EUR', issuedOn: '2026-11-02', amount: 100 },
      ['/reason is missing'],
    ],
    ['that is a list', [note], [' must be object']],
    ['of neither', note, [' amount or lines is missing']],
    [
      'of neither, because a field is misspelt',
      { ...note, amuont: 100 },
      [' amount or lines is missing', '/amuont is not a known field'],
    ],
    [
      'of both',
      { ...note, amount: 100, lines: [line] },
      ['/lines cannot be sent together with amount', '/amount cannot be sent together with lines'],
    ],
  ])('%s is told what is wrong with it', (_, body, faults) => expect(faultsIn(CreditNoteBody, body)).toEqual(faults));
});

describe('a malformed resolution of a dispute', () => {
  it.each<[string, object, string[]]>([
    ['accepted in part, without the part', { outcome: 'partly', reason: 'x' }, ['/accepted is missing']],
    [
      'rejected, with an accepted part',
      { outcome: 'rejected', reason: 'x', accepted: 1 },
      ['/accepted cannot be sent together with outcome "rejected"'],
    ],
    [
      'with an unknown outcome',
      { outcome: 'won', reason: 'x' },
      ['/outcome must be one of accepted, rejected, partly'],
    ],
    [
      'with an unknown outcome and an accepted part',
      { outcome: 'part', reason: 'x', accepted: 1 },
      ['/outcome must be one of accepted, rejected, partly'],
    ],
    ['with a part, without an outcome', { reason: 'x', accepted: 1 }, ['/outcome is missing']],
  ])('%s is told what is wrong with it', (_, body, faults) => expect(faultsIn(ResolutionBody, body)).toEqual(faults));
});

describe('a malformed line of a batch of payments', () => {
  const invoiceId = '0193a0b0-7c1f-4e1e-8f00-000000000001';
  const payment = { paymentId: 'p', amount: 100, currency: 'EUR', receivedOn: '2026-11-02', method: 'cash' };
  it.each<[string, object, string[]]>([
    [
      'of an invoice, with two faults',
      { ...payment, invoiceId, amount: 0, on: 1 },
      ['/on is not a known field', '/amount must be >= 1'],
    ],
    [
      'of a customer, with a wrong allocation',
      { ...payment, customerId: 'c', allocations: [{ invoiceId }] },
      ['/allocations/0/amount is missing'],
    ],
    ['with allocations, without the customer', { ...payment, allocations: [] }, ['/customerId is missing']],
    ['of neither', payment, [' invoiceId or customerId is missing']],
    [
      'of an invoice and a customer',
      { ...payment, invoiceId, customerId: 'c' },
      ['/customerId cannot be sent together with invoiceId', '/invoiceId cannot be sent together with customerId'],
    ],
    [
      'of an invoice and a customer, with allocations',
      { ...payment, invoiceId, customerId: 'c', allocations: [] },
      ['/invoiceId cannot be sent together with customerId, allocations'],
    ],
  ])('%s is told what is wrong with it', (_, body, faults) => expect(faultsIn(PaymentLine, body)).toEqual(faults));
});

describe('a malformed closing', () => {
  it.each<[string, unknown, string]>([
    ['a day that does not exist', '2026-02-30', '/closedThrough must be an existing date such as 2026-11-22'],
    ['a number', 20261031, '/closedThrough must be string or null'],
  ])('with %s is told what is wrong with it', (_, closedThrough, fault) =>
    expect(faultsIn(ClosingBody, { closedThrough })).toEqual([fault]),
  );
});
