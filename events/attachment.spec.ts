import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AttachmentPartStored, base64Length, bytesOfPart, endOf, partAt } from './attachment.ts';

/** The parts of a content, one after the other. */
function partsOf(content: Uint8Array): AttachmentPartStored['data'][] {
  const parts: AttachmentPartStored['data'][] = [];
  for (let offset = 0; offset < content.length; offset = endOf(parts.at(-1) ?? partAt(content, offset))) {
    parts.push(partAt(content, offset));
  }
  return parts;
}

const ofLength = (length: number): Buffer =>
  Buffer.alloc(length, Buffer.from(Array.from({ length: 251 }, (_, byte) => byte)));

describe('a content in parts', () => {
  it.each([
    [1, 1],
    [bytesOfPart, 1],
    [bytesOfPart + 1, 2],
    [3 * bytesOfPart, 3],
    [3 * bytesOfPart + 2, 4],
  ])('of %i bytes has %i of them, and is their base64 one after the other', (length, count) => {
    const content = ofLength(length);
    const parts = partsOf(content);
    expect(parts).toHaveLength(count);
    expect(parts.map(({ content }) => content).join('') === content.toString('base64')).toBe(true);
    expect(parts.every(({ size }) => size === length)).toBe(true);
  });

  // Only data counts against the 1 MiB of an append to EventStoreDB; half of it is left for what a later version adds
  it('has parts of half an append at most', () => {
    expect(JSON.stringify(partAt(ofLength(2 * bytesOfPart), 0)).length).toBeLessThan(600_000);
  });

  it('continues at any part that is there', () => {
    const content = ofLength(2 * bytesOfPart + 5);
    const [, second, third] = partsOf(content);
    expect(partAt(content, bytesOfPart)).toEqual(second);
    expect(partAt(content, second === undefined ? 0 : endOf(second))).toEqual(third);
  });
});

it('the length of base64 is known before it is made', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 20 }), (bytes) => {
      expect(base64Length(bytes.length)).toBe(Buffer.from(bytes).toString('base64').length);
    }),
  );
});
