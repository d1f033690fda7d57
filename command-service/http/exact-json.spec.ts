import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../platform/http/problems/problem.ts';
import { testService } from '../../testing/http/test-service.ts';
import { acceptExactJson, parseJson } from './exact-json.ts';
import { JsonForbidden } from './repeated-keys.ts';

describe('a number in JSON', () => {
  it.each([
    '0',
    '-0',
    '0.0',
    '10',
    '1000',
    '-12.0',
    '1e3',
    '1.5e1',
    '100e-2',
    '9007199254740991',
    '9007199254740991.0',
    '-9007199254740991.000',
    '9.007199254740991e15',
    '900719925474099100e-2',
    '0e-999',
    '0.0e400',
  ])('%s reads as the integer that it is', (text) => {
    expect(parseJson(`[${text}]`)).toEqual([Number(text)]);
  });

  it.each([
    '9007199254740991.4',
    '9007199254740990.9',
    '900719925474099.01',
    '-9007199254740991.2',
    '1e-400',
    '-1e-999',
    '9007199254740991400000e-8',
    '0.99999999999999999999',
    '1000.00000000000000001',
  ])('%s reads as no integer', (text) => {
    const [value] = parseJson(`[${text}]`) as [number];
    expect(Number.isInteger(value)).toBe(false);
  });

  it('reads as no integer if it has a million digits', () => {
    expect(parseJson(`[1.${'0'.repeat(1_000_000)}1]`)).toEqual([Number.NaN]);
  });

  it('is unchanged if it is no integer, and in texts', () => {
    const value = {
      rate: 0.1,
      far: 1e300,
      near: 1e-300,
      text: '9007199254740991.4',
      id: '1e-999',
      nested: [{ a: -2.5 }],
    };
    expect(parseJson(JSON.stringify(value))).toEqual(value);
  });

  it('is the same with any number of leading and trailing zeros', () => {
    const zeros = fc.integer({ min: 0, max: 30 });
    const integers = fc.maxSafeInteger().filter((integer) => integer !== 0); // JSON knows no 00
    fc.assert(
      fc.property(integers, zeros, zeros, (integer, after, shifted) => {
        const texts = [`${integer}.${'0'.repeat(after + 1)}`, `${integer}${'0'.repeat(shifted)}e-${shifted}`];
        for (const text of texts) expect(parseJson(`{"amount":${text}}`)).toEqual({ amount: Number(text) });
      }),
    );
  });
});

describe('a key in JSON', () => {
  it.each([
    '{"a":1,"a":1}',
    '{"a":1,"b":2,"a":3}',
    '{ "a" : 1 , "a" : 2 }',
    '{"a":1,"\\u0061":2}',
    '{"":1,"":2}',
    '[{"x":[{"a":{},"a":{}}]}]',
    '{"a":{"b":[1,{"c":"}"}]},"a":2}',
    '{"a\\\\":1,"a\\\\":2}',
    '{"__proto__":1,"__proto__":2}',
    '{"a":9007199254740991.4,"a":1}',
  ])('is refused if its object has it twice: %s', (json) => {
    expect(() => parseJson(json)).toThrow(JsonForbidden);
  });

  it.each([
    '{"a":1,"A":2,"a ":3}',
    '{"a":{"a":1},"b":{"a":1}}',
    '[{"a":1},{"a":1}]',
    '{"a":["a","a"],"b":"a","c":"\\"a\\":1,\\"a\\":2"}',
    '["a","a"]',
    '"{\\"a\\":1,\\"a\\":2}"',
    '{"a\\\\":"{","b":"\\\\\\"","c":1}',
    '{}',
    '1',
  ])('may be in several objects, and in texts: %s', (json) => {
    expect(parseJson(json)).toEqual(JSON.parse(json));
  });

  it('is found twice in any object, and nowhere else', () => {
    fc.assert(
      fc.property(fc.json(), fc.json(), fc.string(), fc.boolean(), (one, other, key, pretty) => {
        const value = JSON.parse(one);
        expect(parseJson(pretty ? JSON.stringify(value, null, 2) : one)).toEqual(value);
        const name = JSON.stringify(key);
        expect(() => parseJson(`[${one},{${name}:${one},${name}:${other}}]`)).toThrow(JsonForbidden);
      }),
    );
  });
});

describe('JSON', () => {
  it('may be 64 values deep', () => {
    const deep = (depth: number) => `${'['.repeat(depth)}1234567890123456${']'.repeat(depth)}`;
    expect(parseJson(deep(64))).toEqual(JSON.parse(deep(64)));
    for (const depth of [65, 200_000]) expect(() => parseJson(deep(depth))).toThrow('nested more than 64 deep');
  });

  it.each([
    ['U+0000 in a text', '{"lines":[{"note":"a\\u0000b"}]}', '/lines/0/note'],
    ['U+0000 in a key', '{"a":{"b\\u0000":1}}', '/a/b\u0000'],
    ['half of a surrogate pair in a text', '{"a/b":"\\uD800"}', '/a~1b'],
    ['the other half of one', '["\\udfff\\ud83d"]', '/0'],
    ['half of a surrogate pair in a key', '{"\\ud83d":1}', '/\ud83d'],
    ['U+0000 as the whole text', '"\\u0000"', ''],
  ])('is refused for %s, which no store keeps', (_, json, pointer) => {
    const detail = expect.stringContaining('cannot be stored');
    const refusal = expect(() => parseJson(json));
    refusal.toThrow(Problem);
    refusal.toThrow(expect.objectContaining({ content: expect.objectContaining({ errors: [{ pointer, detail }] }) }));
  });

  it('may have whole surrogate pairs, and texts that look like escapes', () => {
    for (const json of ['"\\ud83d\\ude00"', '"\\\\u0000"', '{"\\ud83d\\ude00":"\\\\ud800"}'])
      expect(parseJson(json)).toEqual(JSON.parse(json));
  });
});

it('is handled a turn of the event loop after it was read and validated, if it is large, so that other requests go first', async () => {
  const service = await testService();
  acceptExactJson(service);
  const handled: number[] = [];
  service.post('/', { config: { scope: 'open' } }, async ({ body }) => {
    handled.push((body as string[]).length);
    return {};
  });
  const send = (lines: number) =>
    service.inject({ method: 'POST', url: '/', payload: Array.from({ length: lines }, () => 'a line') });
  await Promise.all([send(20_000), send(1)]);
  await Promise.all([send(20), send(2)]);
  expect(handled).toEqual([1, 20_000, 20, 2]);
});
