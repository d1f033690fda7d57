import { describe, expect, it } from 'vitest';
import { isBase64 } from './attachment.ts';

// RFC 4648, section 10, and XML Schema part 2, 3.3.16
describe('base64', () => {
  it.each(['', 'Zg==', 'Zm8=', 'Zm9v', 'Zm9vYg==', 'Zm9vYmE=', 'Zm9vYmFy', '+/+/'])('is %j', (text) =>
    expect(isBase64(text)).toBe(true),
  );

  it.each([
    ['without its padding', 'Zg'],
    ['with too much padding', 'Z==='],
    ['with padding alone', '===='],
    ['with padding before its end', 'Zg==Zm9v'],
    ['of the alphabet for URLs', '-_-_'],
    ['with white space', 'Zm9v\nYmFy'],
    ['with bits after the content', 'Zh=='],
    ['with bits after two bytes of content', 'Zm9='],
  ])('is not a text %s', (_, text) => expect(isBase64(text)).toBe(false));

  it('may be as long as a document', () => {
    expect(isBase64('Zm9v'.repeat(7_000_000))).toBe(true);
    expect(isBase64(`${'Zm9v'.repeat(7_000_000)}!m9v`)).toBe(false);
  });
});
