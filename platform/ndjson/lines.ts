// Splits bytes of any length into lines, one at a time. Only the current line is kept in memory. Only a line feed ends a line: Node's readline
// also ends it at U+2028 and U+2029, which JSON has in texts as they are.
//
//   reading ── end of line ──► the line
//      └── too long ──► skipping ── end of line ──► undefined ──► reading

const lineFeed = 0x0a;

/**
 * @param maxLength of a line, in bytes; undefined takes the place of a longer one
 * @throws the errors of `source`, such as a broken connection
 */
export async function* bytesOfLines(
  source: AsyncIterable<Buffer>,
  maxLength = Number.POSITIVE_INFINITY,
): AsyncGenerator<Buffer | undefined> {
  let parts: Buffer[] = [];
  let length = 0;

  function append(part: Buffer): void {
    length += part.length;
    if (length > maxLength) parts = [];
    else parts.push(part);
  }
  function endLine(): Buffer | undefined {
    const bytes = length > maxLength ? undefined : Buffer.concat(parts);
    parts = [];
    length = 0;
    return bytes;
  }

  for await (const chunk of source) {
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
