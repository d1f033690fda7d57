import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventRefused } from '../../platform/projection/view.ts';
import { arrayText } from './array-text.ts';

describe('the values of a column as an array', () => {
  it('are written as PostgreSQL reads them', () => {
    expect(arrayText('text', ['a', null, undefined, 'NULL', '', 'a,b{c}'])).toBe('{"a",null,null,"NULL","","a,b{c}"}');
    expect(arrayText('bigint', [1, -2, 9_007_199_254_740_993n])).toBe('{1,-2,"9007199254740993"}');
    expect(arrayText('boolean', [true, false])).toBe('{true,false}');
    expect(arrayText('timestamp with time zone', [new Date(0)])).toBe('{"1970-01-01T00:00:00.000Z"}');
  });

  it('keep quotes, backslashes and control characters', () => {
    expect(arrayText('text', ['"', '\\', 'a\nb\t\\n', 1, null])).toBe('{"\\"","\\\\","a\nb\t\\\\n",1,null}');
  });

  it('are elements of JSON where the column is of JSON', () => {
    expect(arrayText('jsonb', [{ a: 'b"c\n' }, null, ['x']])).toBe(
      '{"{\\"a\\":\\"b\\\\\\"c\\\\n\\"}",null,"[\\"x\\"]"}',
    );
  });

  it('read back as they were, whatever the texts', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), (texts) => {
        expect(elements(arrayText('text', texts))).toEqual(texts);
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.object(), { minLength: 1 }), (objects) => {
        expect(elements(arrayText('jsonb', objects))).toEqual(objects.map((object) => JSON.stringify(object)));
      }),
    );
  });

  it('are refused if a text has half a surrogate pair, which would become another character', () => {
    expect(() => arrayText('text', ['a', '\ud800'])).toThrow(EventRefused);
    expect(() => arrayText('text', ['a', '\ud800'])).toThrow('"\\ud800" has half a surrogate pair');
  });
});

/** Quoted elements, as PostgreSQL reads them: a backslash keeps the next character. */
const elements = (array: string): string[] =>
  [...array.matchAll(/"((?:[^"\\]|\\[\s\S])*)"/g)].map(([, text = '']) => text.replace(/\\([\s\S])/g, '$1'));
