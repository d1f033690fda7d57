// The log as text: one line of JSON per event, in the order of the log, and a last line by which an import knows that it has them all:
//
//   {"end":{"events":1024,"sha256":"9f86d0…","customerIds":"with-scheme"}}
//
// The digest is that of all lines before, each with its line feed. `customerIds` is absent if an earlier version wrote the export.

import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { link, open, rename, rm, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Type } from 'typebox';
import { Check, Errors } from 'typebox/schema';
import { type CustomerIds, customerIds } from '../../events/customer-ids.ts';
import type { StreamKind } from '../../events/streams.ts';
import { bytesOfLines } from '../../platform/ndjson/lines.ts';

/**
 * The kinds of streams that are exported. Streams of the command side's own use are left out: it rebuilds its indexes (`receivables`,
 * `due`) from the log, `process` holds positions that are valid in one store only, and `asked` questions about these.
 */
export const exported = [
  'invoice',
  'customer',
  'payment',
  'name',
  'series',
  'number',
  'attachment',
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

const End = Type.Object({
  end: Type.Object({
    events: Type.Integer(),
    sha256: Type.String(),
    customerIds: Type.Optional(Type.Enum(customerIds)),
  }),
});

/** A line is not an event of a log. */
export class NotALogLine extends Error {
  constructor(line: number, why: string) {
    super(`line ${line} is not an event of the log: ${why}`);
  }
}

/** The export has no last line with its count and digest. */
export class ExportCutOff extends Error {
  constructor() {
    super(
      'the export does not end with its count and digest, so it is not complete. Export again; an export of a version that wrote no ' +
        'such line can be imported with --without-digest',
    );
  }
}

/** The lines before the last one are not those that were exported. */
export class ExportDamaged extends Error {
  constructor(events: number, found: number) {
    const what =
      events === found ? 'other content than was exported' : `${found} events, of ${events} that were exported`;
    super(`the export has ${what}. Export again`);
  }
}

/**
 * @param needsEnd whether the count and the digest must be there. If they are, they are compared in any case
 * @param onEnd is called with how the exported ledger names customers, if the last line says it
 * @throws NotALogLine, ExportCutOff, ExportDamaged
 */
export async function* readLines(
  source: NodeJS.ReadableStream,
  needsEnd: boolean,
  onEnd: (customerIds: CustomerIds) => void = () => {},
): AsyncGenerator<LogLine> {
  let [line, events, isOver] = [0, 0, false];
  const hash = createHash('sha256');
  for await (const bytes of bytesOfLines(source as AsyncIterable<Buffer>)) {
    const text = String(bytes).replace(/\r$/, '');
    line += 1;
    if (text.trim() === '') continue;
    if (isOver) throw new NotALogLine(line, 'it comes after the end of the export');
    const value = parsed(text, line);
    if ('end' in value) {
      isOver = true;
      const { end } = value;
      if (end.events !== events || end.sha256 !== hash.digest('hex')) throw new ExportDamaged(end.events, events);
      if (end.customerIds !== undefined) onEnd(end.customerIds);
    } else {
      hash.update(`${text}\n`);
      events += 1;
      yield value;
    }
  }
  if (needsEnd && !isOver) throw new ExportCutOff();
}

/** Longer than the last line. */
const tailLength = 256;

/** How many events an export says that it has, by the last bytes of its file; undefined if it has no last line. */
export async function eventsIn(file: string): Promise<number | undefined> {
  await using handle = await open(file);
  const { size } = await handle.stat();
  const { buffer, bytesRead } = await handle.read({
    buffer: Buffer.alloc(tailLength),
    position: Math.max(0, size - tailLength),
  });
  const [, events] = /(?:^|\n)\{"end":\{"events":(\d+),[^\n]*\}\s*$/.exec(buffer.toString('utf8', 0, bytesRead)) ?? [];
  return events === undefined ? undefined : Number(events);
}

function parsed(text: string, line: number): LogLine | Type.Static<typeof End> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new NotALogLine(line, error instanceof Error ? error.message : String(error));
  }
  if (Check(LogLine, value) || Check(End, value)) return value;
  const [, [first]] = Errors(LogLine, value);
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

/**
 * Writes lines to a file, or to standard output for "-". The file gets its name only when it is complete.
 * @param customerIds of the ledger
 * @param replaces whether a file of this name is replaced, also one that appears meanwhile; if not, writing ends with EEXIST
 */
export async function writeLines(
  file: string,
  lines: AsyncIterable<LogLine>,
  customerIds: CustomerIds,
  replaces = false,
): Promise<void> {
  const texts = Readable.from(asText(lines, customerIds));
  if (file === '-') return pipeline(texts, process.stdout, { end: false });
  const part = `${file}.${randomUUID()}.part`;
  try {
    await pipeline(texts, createWriteStream(part, { flush: true })); // on the disk before it gets its name
    if (replaces) return await rename(part, file);
    await link(part, file);
    await rm(part);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

const chunkLength = 64 * 1024;

async function* asText(lines: AsyncIterable<LogLine>, customerIds: CustomerIds): AsyncGenerator<string> {
  let [chunk, events] = ['', 0];
  const hash = createHash('sha256');
  for await (const line of lines) {
    chunk += `${JSON.stringify(line)}\n`;
    events += 1;
    if (chunk.length < chunkLength) continue;
    hash.update(chunk);
    yield chunk;
    chunk = '';
  }
  const end = { events, sha256: hash.update(chunk).digest('hex'), customerIds };
  yield `${chunk}${JSON.stringify({ end })}\n`;
}
