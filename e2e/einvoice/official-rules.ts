import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A program that is not part of this repository. It runs the published rules of EN 16931, Peppol BIS Billing 3 and XRechnung. */
export const validator = fileURLToPath(new URL('../../../shared/einvoice-validator/validate', import.meta.url));
export const isHere = existsSync(validator);

/**
 * The official rules that make documents invalid.
 * @param documents by names
 * @returns for each document its broken rules with their texts, none if it is valid
 * @throws if the program has not judged every document
 */
export async function fatalRules(documents: ReadonlyMap<string, string>): Promise<Map<string, string[]>> {
  const folder = mkdtempSync(join(tmpdir(), 'einvoice-'));
  try {
    const paths = new Map([...documents.keys()].map((name, index) => [join(folder, `${index}.xml`), name]));
    for (const [path, name] of paths) writeFileSync(path, documents.get(name) ?? '');
    const output = await outputFor([...paths.keys()]);
    const found = new Map<string, string[]>();
    for (const [path = '', severity = '', rule, text] of output.split('\n').map((line) => line.split('\t'))) {
      const name = paths.get(path);
      if (name === undefined) continue;
      if (/^\d+ fatal/.test(severity)) found.set(name, found.get(name) ?? []);
      if (severity === 'fatal') found.set(name, [...(found.get(name) ?? []), `${rule}: ${text}`]);
    }
    if (found.size < documents.size)
      throw new Error(`only ${found.size} documents were judged: ${output.slice(-2_000)}`);
    return found;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Compiles the rules once for all files, whose names it reads from its standard input. It ends with 1 if a document is invalid. */
function outputFor(paths: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const child = execFile(validator, { maxBuffer: 2 ** 28 }, (_error, stdout, stderr) => resolve(stdout + stderr));
    child.stdin?.end(paths.join('\n'));
  });
}
