import { describe, expect, it } from 'vitest';
import { NotAcceptable, preferred } from './accept.ts';

const offered = ['application/json', 'application/xml'] as const;

describe('the media type of an answer', () => {
  it.each([
    [undefined, 'application/json'],
    ['', 'application/json'],
    ['*/*', 'application/json'],
    ['application/xml', 'application/xml'],
    ['APPLICATION/XML; charset=utf-8', 'application/xml'],
    ['text/html, application/xml;q=0.9, */*;q=0.1', 'application/xml'],
    ['application/*', 'application/json'],
    ['application/json;q=0, */*', 'application/xml'],
    ['application/xml;q=0.5, application/json;q=0.8', 'application/json'],
    ['*/*;q=0.5, application/json;q=0.1', 'application/xml'],
    ['application/xml, */*', 'application/xml'],
    ['application/xml, application/json', 'application/xml'],
  ])('for Accept: %s is %s', (accept, type) => {
    expect(preferred(accept, offered)).toBe(type);
  });

  it.each(['text/html', 'application/json;q=0', 'nonsense'])('does not exist for Accept: %s', (accept) => {
    expect(() => preferred(accept, offered)).toThrow(NotAcceptable);
  });
});
