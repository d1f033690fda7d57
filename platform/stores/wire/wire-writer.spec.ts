import { describe, expect, it } from 'vitest';
import { WireWriter } from './wire-writer.ts';

describe('the writer', () => {
  it('grows when needed, and is empty after its bytes were taken', () => {
    const writer = new WireWriter();
    writer.bytes(1, new Uint8Array(100_000));
    expect(writer.take()).toHaveLength(100_004);
    writer.integer(1, 300);
    expect([...writer.take()]).toEqual([0x08, 0xac, 0x02]);
  });
});
