import { bytesOfLines } from '../../platform/ndjson/lines.ts';
import { decodeUtf8 } from './utf8.ts';

/** A line and its number from 1, or why it could not be read. */
export type Line = { line: number; text: string } | { line: number; fault: 'too-long' | 'not-utf-8' };

/**
 * The lines of a body of any length, one at a time.
 * @param maxLength of a line, in bytes
 * @throws the errors of `body`, such as a broken connection
 */
export async function* linesOf(body: AsyncIterable<Buffer>, maxLength: number): AsyncGenerator<Line> {
  let line = 0;
  for await (const bytes of bytesOfLines(body, maxLength)) {
    line += 1;
    const text = bytes && decodeUtf8(bytes);
    if (text !== undefined) yield { line, text };
    else yield { line, fault: bytes === undefined ? 'too-long' : 'not-utf-8' };
  }
}
