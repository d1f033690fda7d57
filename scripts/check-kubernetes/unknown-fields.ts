// The validators accept unknown fields such as `replica: 3`. The types made from the same schemas do not: each document is written as
// a literal of its type and compiled.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Document } from './documents.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** A line for each field that is unknown or has the wrong type. */
export function unknownFields(documents: readonly Document[]): string[] {
  const folder = mkdtempSync(join(project, 'node_modules/.check-kubernetes-')); // so that packages are found
  try {
    for (const [index, { apiVersion, kind, content }] of documents.entries()) {
      const literal = `import type { I${kind} } from 'kubernetes-models/${apiVersion}';\nexport const it: I${kind} = `;
      writeFileSync(join(folder, `document-${index}.ts`), `${literal}${JSON.stringify(content, null, 2)};\n`);
    }
    const files = documents.map((_, index) => join(folder, `document-${index}.ts`));
    const options = [
      '--noEmit',
      '--strict',
      '--skipLibCheck',
      '--module',
      'nodenext',
      '--target',
      'es2024',
      '--pretty',
      'false',
    ];
    const tsc = join(project, 'node_modules/typescript/bin/tsc');
    const { stdout, error } = spawnSync(process.execPath, [tsc, ...options, '--ignoreConfig', ...files], {
      encoding: 'utf8',
    });
    if (error) throw error;
    return stdout
      .split('\n')
      .filter((line) => line.includes('error TS'))
      .map(
        (line) =>
          `${documents[Number(/document-(\d+)/.exec(line)?.[1])]?.file ?? ''}: ${line.replace(/^.*error TS\d+: /, '')}`,
      );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
