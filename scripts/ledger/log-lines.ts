// The log as text: one line of JSON per event, in the order of the log.

import { createReadStream, createWriteStream } from 'node:fs';
import { rename, stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import type { StreamKind } from '../../events/streams.ts';

/**
 * The kinds of streams that are exported. Streams of the command service's own use are left out: it rebuilds its indexes
 * (`receivables`, `due`) from the log, and `process` holds positions that are valid in one store only.
 */
export const exported = [
  'invoice',
  'customer',
  'payment',
  'name',
  'series',
  'number',
  'books',
] as const satisfies StreamKind[];

const LogLine = Type.Object({
  stream: Type.String({ pattern: `^(${exported.join('|')})-.` }),
  revision: Type.Integer({ minimum: 0 }),
  id: Type.String({ pattern: '^[0-9a-f-]{36}$' }),
  type: Type.String({ minLength: 1 }),
  data: Type.Unknown(),
  metadata: Type.Unknown(),
});
export type LogLine = Type.Static<typeof LogLine>;

/** A line is not an event of a log. */
export class NotALogLine extends Error {
  constructor(line: number, why: string) {
    super(`line ${line} is not an event of the log: ${why}`);
  }
}

/** @throws NotALogLine */
export async function* readLines(source: NodeJS.ReadableStream): AsyncGenerator<LogLine> {
  let line = 0;
  for await (const text of createInterface({ input: source, crlfDelay: Number.POSITIVE_INFINITY })) {
    line += 1;
    if (text.trim() !== '') yield parsed(text, line);
  }
}

function parsed(text: string, line: number): LogLine {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new NotALogLine(line, error instanceof Error ? error.message : String(error));
  }
  if (Value.Check(LogLine, value)) return value;
  const [first] = Value.Errors(LogLine, value);
  throw new NotALogLine(line, `${first?.instancePath} ${first?.message}`);
}

/** Opens a file, or standard input for "-". `bytes` is its size if known, `bytesRead` the progress. */
export async function source(
  file: string,
): Promise<{ stream: NodeJS.ReadableStream; bytes: bigint | undefined; bytesRead(): bigint }> {
  if (file === '-') return { stream: process.stdin, bytes: undefined, bytesRead: () => 0n };
  const { size } = await stat(file);
  const stream = createReadStream(file);
  return { stream, bytes: BigInt(size), bytesRead: () => BigInt(stream.bytesRead) };
}

/** Writes lines to a file, or to standard output for "-". The file gets its name only when it is complete. */
export async function writeLines(file: string, lines: AsyncIterable<LogLine>): Promise<void> {
  const texts = Readable.from(asText(lines));
  if (file === '-') return pipeline(texts, process.stdout, { end: false });
  const part = `${file}.part`;
  await pipeline(texts, createWriteStream(part));
  await rename(part, file);
}

const chunkLength = 64 * 1024;

async function* asText(lines: AsyncIterable<LogLine>): AsyncGenerator<string> {
  let chunk = '';
  for await (const line of lines) {
    chunk += `${JSON.stringify(line)}\n`;
    if (chunk.length < chunkLength) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}
