// The lines of a body of any length, one at a time: what is held is the line that has begun.
//
//   reading ── a line's end ──► the line, or that it isn't UTF-8
//      └── too long ──► skipping ── a line's end ──► that it is too long ──► reading

import { decodeUtf8 } from './utf8.ts';

/** A line, counted from 1; or why it could not be read. */
export type Line = { line: number; text: string } | { line: number; fault: 'too-long' | 'not-utf-8' };

const lineFeed = 0x0a;

/**
 * @param maxLength of a line, in bytes
 * @throws what `body` throws, where it breaks off
 */
export async function* linesOf(body: AsyncIterable<Buffer>, maxLength: number): AsyncGenerator<Line> {
  let line = 0;
  let parts: Buffer[] = [];
  let length = 0;

  function hold(part: Buffer): void {
    length += part.length;
    if (length > maxLength) parts = [];
    else parts.push(part);
  }
  function take(): Line {
    const text = length > maxLength ? undefined : decodeUtf8(Buffer.concat(parts));
    const fault = length > maxLength ? 'too-long' : 'not-utf-8';
    line += 1;
    parts = [];
    length = 0;
    return text === undefined ? { line, fault } : { line, text };
  }

  for await (const chunk of body) {
    let begin = 0;
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, begin)) {
      hold(chunk.subarray(begin, end));
      yield take();
      begin = end + 1;
    }
    hold(chunk.subarray(begin));
  }
  if (length > 0) yield take();
}
