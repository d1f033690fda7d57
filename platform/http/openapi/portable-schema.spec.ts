import { describe, expect, it } from 'vitest';
import { portable } from './portable-schema.ts';

describe('a schema, as other languages read it,', () => {
  it.each([
    ['money', { minimum: 0, maximum: Number.MAX_SAFE_INTEGER }, 'int64'],
    ['an integer without bounds', {}, 'int64'],
    ['one with an upper bound only', { maximum: 200 }, 'int64'],
    ['the largest count that is small', { minimum: 0, maximum: 65_535 }, 'int32'],
    ['one above it', { minimum: 0, maximum: 65_536 }, 'int64'],
    ['one that may be below zero', { minimum: -1, maximum: 10 }, 'int64'],
  ])('says how large an integer is: %s', (_, bounds, format) =>
    expect(portable({ type: 'integer', ...bounds })).toEqual({ type: 'integer', ...bounds, format }),
  );

  it('says of which type the texts of an enum are', () => {
    expect(portable({ enum: ['a', 'b'] })).toEqual({ enum: ['a', 'b'], type: 'string' });
    expect(portable({ enum: ['a', null] })).toEqual({ enum: ['a', null] });
  });

  it.each(['^[A-Z]{3}$', '^(0|[1-9][0-9]{0,18})$', '^-?0(\\.[0-9]+)?$', '^[!-.0-~]+$'])(
    'keeps the pattern %s',
    (pattern) => expect(portable({ type: 'string', pattern })).toEqual({ type: 'string', pattern }),
  );

  it.each(['^(?=.*[1-9])', '^(?!\\s)', '[^]*', '^[\\x20-\\x7e]$', '\\u0000', '\\d+', '(?:a)', '\\p{L}'])(
    'has the pattern %s under a word of its own',
    (pattern) => expect(portable({ type: 'string', pattern })).toEqual({ type: 'string', 'x-pattern': pattern }),
  );

  it('has a pattern beside a format under a word of its own', () => {
    const date = { type: 'string', format: 'date' };
    expect(portable({ ...date, pattern: '^[1-9]' })).toEqual({ ...date, 'x-pattern': '^[1-9]' });
  });

  const closed = (...required: string[]) => ({
    type: 'object',
    required,
    properties: Object.fromEntries(required.map((field) => [field, {}])),
    additionalProperties: false,
  });
  it.each([
    ['oneOf', 'each requires what the other forbids', [closed('amount'), closed('lines')]],
    ['oneOf', 'one requires what the other forbids', [closed('outcome'), closed('outcome', 'accepted')]],
    [
      'anyOf',
      'what one requires is allowed in the other',
      [closed('amount'), { ...closed(), properties: { amount: {} } }],
    ],
    [
      'anyOf',
      'other fields are allowed',
      [closed('amount'), closed('lines')].map((shape) => ({ ...shape, additionalProperties: true })),
    ],
    ['anyOf', 'they are no objects', [{ type: 'string' }, { type: 'null' }]],
  ])('offers shapes as %s if %s', (word, _, shapes) => expect(portable({ anyOf: shapes })).toEqual({ [word]: shapes }));

  it('is changed wherever it is, and values are not', () => {
    expect(
      portable({
        properties: { enum: { type: 'integer' }, list: { items: [{ enum: ['a'] }] } },
        examples: [{ enum: ['a'] }],
      }),
    ).toEqual({
      properties: { enum: { type: 'integer', format: 'int64' }, list: { items: [{ enum: ['a'], type: 'string' }] } },
      examples: [{ enum: ['a'] }],
    });
  });
});
