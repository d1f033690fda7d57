import { describe, expect, it } from 'vitest';
import { derivedId, idOfStream, streamName, streamPrefix } from './streams.ts';

describe('the name of a stream', () => {
  it('is the kind, a dash and the id', () => expect(streamName('invoice', '0193-a0aa')).toBe('invoice-0193-a0aa'));

  it('begins with what filters of its kind ask for', () => expect(streamPrefix('customer')).toBe('customer-'));

  it('tells the id, which may contain dashes', () => {
    expect(idOfStream('invoice-0193-a0aa')).toBe('0193-a0aa');
    expect(idOfStream(streamName('customer', 'acme'))).toBe('acme');
  });
});

describe('a derived id', () => {
  // UUIDv5 of the namespace and the parts as JSON, by RFC 9562; computed with Python's uuid.uuid5
  it('is the same for ever for the same parts', () =>
    expect(derivedId('invoice-7', 3)).toBe('163472d5-bd69-5b1c-9ae5-d074dce4fc37'));

  it('differs with each part and its type', () => {
    const ids = [derivedId('a', 'b'), derivedId('ab'), derivedId('b', 'a'), derivedId('1'), derivedId(1)];
    expect(new Set(ids).size).toBe(ids.length);
  });
});
