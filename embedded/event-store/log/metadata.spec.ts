import { describe, expect, it } from 'vitest';
import { deletion, parseBounds, UNBOUNDED, undeletion } from './metadata.ts';

const bounds = (json: string) => parseBounds(Buffer.from(json));

describe('the metadata of a stream', () => {
  it('limits it by count, age and revision', () => {
    expect(bounds('{"$maxCount":5,"$maxAge":60,"$tb":3,"owner":"acme"}')).toEqual({
      maxCount: 5,
      maxAgeSeconds: 60,
      truncateBefore: 3,
      deleted: false,
    });
  });

  it.each([
    ...['', '{', '[]', 'null', '7', '{"$maxCount":"5"}', '{"$maxCount":null}', '{"$tb":1.5}', '{"$maxCount":1.0}'],
    ...['{"$maxCount":0}', '{"$maxCount":-1}', '{"$maxAge":0}', '{"$tb":-1}', '{"$tb":9223372036854775808}'],
    // one malformed field makes the others ineffective
    ...['{"$maxCount":1,"$tb":"x"}', '{"$maxCount":1,"$cacheControl":1.5}'],
    ...['{"$maxCount":1,"$acl":"x"}', '{"$maxCount":1,"$acl":{"$r":5}}', '{"$maxCount":1,"$acl":["r"]}'],
  ])('has no effect if it is %j', (json) => {
    expect(bounds(json)).toEqual(UNBOUNDED);
  });

  it.each(['{"$maxCount":1}', '{"$maxCount":1,"$cacheControl":-1}', '{"$maxCount":1,"$acl":{"$r":"a","$w":["b"]}}'])(
    'has an effect if it is %j',
    (json) => {
      expect(bounds(json)).toEqual({ ...UNBOUNDED, maxCount: 1 });
    },
  );

  it('deletes it, although $tb is more than a number holds', () => {
    expect(Buffer.from(deletion().data).toString()).toBe('{"$tb":9223372036854775807}');
    expect(parseBounds(deletion().data).deleted).toBe(true);
  });

  it('is kept when the stream is appended to again, and earlier events stay hidden', () => {
    const { data } = undeletion(Buffer.from('{"$maxCount":5,"$tb":9223372036854775807}'), 7);
    expect(parseBounds(data)).toEqual({ ...UNBOUNDED, maxCount: 5, truncateBefore: 7 });
  });
});
