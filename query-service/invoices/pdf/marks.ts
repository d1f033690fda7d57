/** A character that no XML document has (XML 1.0, 2.2), and that no store keeps in a text. */
export const mark = '\0';

/** A text in UTF-8 with the contents in the places of its marks. */
export function withContents(text: string, contents: readonly Uint8Array[]): Buffer {
  const [before = '', ...after] = text.split(mark);
  return Buffer.concat([
    Buffer.from(before),
    ...after.flatMap((part, index) => [contents[index] ?? new Uint8Array(), Buffer.from(part)]),
  ]);
}
