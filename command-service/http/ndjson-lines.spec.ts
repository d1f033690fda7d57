import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Line, linesOf } from './ndjson-lines.ts';

async function read(chunks: readonly (string | Buffer)[], maxLength = 1_000): Promise<Line[]> {
  async function* body() {
    for (const chunk of chunks) yield Buffer.from(chunk);
  }
  const lines: Line[] = [];
  for await (const line of linesOf(body(), maxLength)) lines.push(line);
  return lines;
}

describe('the lines of a body', () => {
  it('are the same however the body is cut into chunks', async () => {
    const texts = fc.array(
      fc.string({ unit: 'binary' }).map((text) => text.replaceAll(/[\n\ufeff]/g, ' ')),
      { maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(texts, fc.array(fc.nat(40)), async (lines, cuts) => {
        const body = Buffer.from(lines.map((text) => `${text}\n`).join(''));
        const places = [0, ...cuts.map((cut) => cut % (body.length + 1)).toSorted((a, b) => a - b), body.length];
        const chunks = places.slice(1).map((place, n) => body.subarray(places[n], place));
        expect(await read(chunks)).toEqual(lines.map((text, n) => ({ line: n + 1, text })));
      }),
    );
  });

  it('include a last line without a line feed', async () => {
    expect(await read(['a\nb'])).toEqual([
      { line: 1, text: 'a' },
      { line: 2, text: 'b' },
    ]);
    expect(await read([''])).toEqual([]);
  });

  it('are measured in bytes: a line that is too long is a fault, and the lines after it are read', async () => {
    expect(await read(['éé\n', 'ééé\n', 'é', 'é', 'é', '\nok\n', 'xxxxx'], 4)).toEqual([
      { line: 1, text: 'éé' },
      { line: 2, fault: 'too-long' },
      { line: 3, fault: 'too-long' },
      { line: 4, text: 'ok' },
      { line: 5, fault: 'too-long' },
    ]);
  });

  it('that are not UTF-8 are faults', async () => {
    expect(await read([Buffer.from('Stück\n', 'latin1'), 'ok'])).toEqual([
      { line: 1, fault: 'not-utf-8' },
      { line: 2, text: 'ok' },
    ]);
  });
});
