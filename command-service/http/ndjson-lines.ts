// Splits a body of any length into lines, one at a time. Only the current line is kept in memory.
//
//   reading ── end of line ──► the line, or the fault not-utf-8
//      └── too long ──► skipping ── end of line ──► the fault too-long ──► reading

import { decodeUtf8 } from './utf8.ts';

/** A line and its number from 1, or why it could not be read. */
export type Line = { line: number; text: string } | { line: number; fault: 'too-long' | 'not-utf-8' };

const lineFeed = 0x0a;

/**
 * @param maxLength of a line, in bytes
 * @throws the errors of `body`, such as a broken connection
 */
export async function* linesOf(body: AsyncIterable<Buffer>, maxLength: number): AsyncGenerator<Line> {
  let line = 0;
  let parts: Buffer[] = [];
  let length = 0;

  function append(part: Buffer): void {
    length += part.length;
    if (length > maxLength) parts = [];
    else parts.push(part);
  }
  function endLine(): Line {
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
      append(chunk.subarray(begin, end));
      yield endLine();
      begin = end + 1;
    }
    append(chunk.subarray(begin));
  }
  if (length > 0) yield endLine();
}
