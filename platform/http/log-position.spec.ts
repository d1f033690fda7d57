import { describe, expect, it } from 'vitest';
import { formatPosition, parsePosition } from './log-position.ts';

describe('a place in the log', () => {
  it.each(['0', '42', '9223372036854775807'])('survives its way through a header: %s', (text) => {
    expect(formatPosition(parsePosition(text))).toBe(text);
  });

  it.each(['', '-1', '1.5', '01', ' 1', '0x1', 'now', '9223372036854775808', '1'.repeat(30)])('is not "%s"', (text) => {
    expect(() => parsePosition(text)).toThrow(
      expect.objectContaining({ content: expect.objectContaining({ type: 'malformed-log-position', status: 400 }) }),
    );
  });
});
