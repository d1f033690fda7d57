import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { ExportCutOff, ExportDamaged, NotALogLine, readLines } from './log-lines.ts';

const event = (revision: number) =>
  JSON.stringify({
    stream: 'invoice-1',
    revision,
    id: '0193a0b0-7c1f-4e1e-8f00-000000000001',
    type: 'A',
    data: {},
    metadata: {},
  });
const lines = [event(0), event(1), event(2)];
const endOf = (events: string[]) => {
  const text = events.map((line) => `${line}\n`).join('');
  return JSON.stringify({ end: { events: events.length, sha256: createHash('sha256').update(text).digest('hex') } });
};
const whole = [...lines, endOf(lines)];

async function revisionsIn(text: string, needsEnd = true): Promise<number[]> {
  const read: number[] = [];
  for await (const { revision } of readLines(Readable.from([Buffer.from(text)]), needsEnd)) read.push(revision);
  return read;
}

describe('an export', () => {
  it('is read if its last line has the number of its events and their digest', async () => {
    for (const text of [whole.join('\n'), `${whole.join('\n')}\n`, `${whole.join('\r\n')}\r\n\r\n`])
      expect(await revisionsIn(text)).toEqual([0, 1, 2]);
    expect(await revisionsIn(endOf([]))).toEqual([]);
  });

  // RFC 8259, section 7: a string may have every character from U+0020 on
  it('is read if its texts have characters that end lines elsewhere, in whatever pieces it comes', async () => {
    const texts = ['a\u2028b\u2029c\u0085d', 'é€😀', '\r\n'];
    const events = texts.map((text, revision) => JSON.stringify({ ...JSON.parse(event(revision)), data: { text } }));
    const bytes = Buffer.from([...events, endOf(events)].join('\n'));
    for (const length of [1, 2, 3, 100, bytes.length]) {
      const pieces = Array.from({ length: Math.ceil(bytes.length / length) }, (_, nth) =>
        bytes.subarray(nth * length, (nth + 1) * length),
      );
      const read: unknown[] = [];
      for await (const { data } of readLines(Readable.from(pieces), true)) read.push(data);
      expect(read).toEqual(texts.map((text) => ({ text })));
    }
  });

  it('is refused if it is cut off anywhere', async () => {
    const text = whole.join('\n');
    for (const length of [0, event(0).length, event(0).length + 1, text.lastIndexOf('\n'), text.lastIndexOf('\n') + 1])
      await expect(revisionsIn(text.slice(0, length))).rejects.toThrow(ExportCutOff);
    for (const length of [event(0).length + 9, text.length - 1])
      await expect(revisionsIn(text.slice(0, length))).rejects.toThrow(NotALogLine);
  });

  it.each([
    ['a line is missing', whole.toSpliced(1, 1), '2 events, of 3'],
    ['a line is there twice', whole.toSpliced(1, 0, event(0)), '4 events, of 3'],
    ['lines have changed places', [event(1), event(0), event(2), endOf(lines)], 'other content'],
    ['a line was changed', [event(0), event(1), event(7), endOf(lines)], 'other content'],
  ])('is refused if %s', async (_, changed, why) => {
    const refusal = expect(revisionsIn(changed.join('\n'))).rejects;
    await refusal.toThrow(ExportDamaged);
    await expect(revisionsIn(changed.join('\n'), false)).rejects.toThrow(why);
  });

  it('has nothing after its last line', async () => {
    await expect(revisionsIn([...whole, event(3)].join('\n'))).rejects.toThrow('it comes after the end');
  });

  it('without such a line is read if none is needed', async () => {
    expect(await revisionsIn(lines.join('\n'), false)).toEqual([0, 1, 2]);
  });
});
