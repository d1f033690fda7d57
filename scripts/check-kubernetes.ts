// `npm run check` checks deploy/kubernetes: every document is valid by the Kubernetes schemas and has no unknown fields, every file that
// a kustomization names exists, and every file is named by one.

import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Document, documentsIn, faultsOf } from './check-kubernetes/documents.ts';
import { type Kustomization, patched } from './check-kubernetes/kustomization.ts';
import { unknownFields } from './check-kubernetes/unknown-fields.ts';

const root = fileURLToPath(new URL('../deploy/kubernetes', import.meta.url));
const files = globSync('**/*.yaml', { cwd: root }).toSorted();
const faults: string[] = [];
const named = new Set<string>();
const byFile = new Map<string, Document[]>();

for (const file of files.filter((file) => !file.endsWith('kustomization.yaml')))
  byFile.set(file, documentsIn(file, readFileSync(join(root, file), 'utf8')));

for (const file of files.filter((file) => file.endsWith('kustomization.yaml'))) {
  const [{ content }] = documentsIn(file, readFileSync(join(root, file), 'utf8')) as [Document];
  const { resources = [], patches = [] } = content as Kustomization;
  const patchFiles = patches.map(({ path }) => path);
  for (const name of [...resources, ...patchFiles]) {
    const path = normalize(join(dirname(file), name));
    if (files.includes(path)) named.add(path);
    else if (!files.includes(join(path, 'kustomization.yaml'))) faults.push(`${file}: ${name} does not exist`);
  }
  for (const name of patchFiles) {
    const path = normalize(join(dirname(file), name));
    const base = [...byFile.values()].flat();
    byFile.set(
      path,
      (byFile.get(path) ?? []).map((patch) => patched(patch, base, faults)),
    );
  }
}

faults.push(
  ...[...byFile.keys()].filter((file) => !named.has(file)).map((file) => `${file}: is not named by any kustomization`),
);
const documents = [...byFile.values()].flat();
for (const document of documents) faults.push(...(await faultsOf(document)));
faults.push(...unknownFields(documents));

for (const fault of faults) console.error(`deploy/kubernetes/${fault}`);
console.log(`${documents.length} Kubernetes documents, ${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;
