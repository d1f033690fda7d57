import { describe, expect, it } from 'vitest';
import { breaks, type Schema } from './breaks.ts';

const before = {
  title: 'PaymentApplied',
  type: 'object',
  required: ['amount', 'source'],
  properties: {
    amount: { type: 'integer', minimum: 0 },
    source: { type: 'object', required: [], properties: { invoiceId: { type: 'string' } } },
    lines: { type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'null' }] } },
    outcome: { type: 'string', enum: ['accepted'] },
  },
};
const changed = (change: (schema: typeof before & Schema) => unknown): Schema => {
  const after = structuredClone(before);
  change(after);
  return after;
};
/** biome-ignore lint/suspicious/noExplicitAny: a change of any kind */
type Any = any;

describe('the consumers of a released schema', () => {
  it.each<[string, (schema: Any) => unknown]>([
    ['a new optional field', ({ properties }) => Object.assign(properties, { note: { type: 'string' } })],
    ['one within a field', ({ properties }) => Object.assign(properties.source.properties, { x: { type: 'string' } })],
    ['another order of the required fields', ({ required }) => required.reverse()],
    ['other words about it', (schema) => Object.assign(schema, { title: 'Payment', description: 'Money came' })],
  ])('survive %s', (_, change) => expect(breaks(before, changed(change))).toEqual([]));

  it.each<[string, (schema: Any) => unknown, string]>([
    ['a field that is gone', ({ properties }) => delete properties.lines, '/properties/lines: was removed'],
    [
      'one that is gone within a field',
      ({ properties }) => delete properties.source.properties.invoiceId,
      '/properties/source/properties/invoiceId: was removed',
    ],
    [
      'another type',
      ({ properties }) => Object.assign(properties.amount, { type: 'string' }),
      '/properties/amount/type: was "integer", is "string"',
    ],
    [
      'another type in a list',
      ({ properties }) => Object.assign(properties.lines.items.anyOf[0], { type: 'number' }),
      '/properties/lines/items/anyOf/0/type: was "string", is "number"',
    ],
    [
      'amounts below zero',
      ({ properties }) => Object.assign(properties.amount, { minimum: -1 }),
      '/properties/amount/minimum: was 0, is -1',
    ],
    [
      'a value that they do not know',
      ({ properties }) => properties.outcome.enum.push('rejected'),
      '/properties/outcome/enum: was ["accepted"], is ["accepted","rejected"]',
    ],
    [
      'a required field that may be absent',
      ({ required }) => required.pop(),
      '/required: which fields are required has changed',
    ],
    [
      'a required field that the events of before do not have',
      ({ required }) => required.push('outcome'),
      '/required: which fields are required has changed',
    ],
  ])('do not survive %s', (_, change, broken) => expect(breaks(before, changed(change))).toEqual([broken]));
});
