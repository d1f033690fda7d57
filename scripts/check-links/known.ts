import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments, parse as parseYaml } from 'yaml';

/** The names that commands in the documentation may use. */
export type Known = {
  npmScripts: ReadonlySet<string>;
  ledgerCommands: ReadonlySet<string>;
  composeServices: ReadonlySet<string>;
  composeProfiles: ReadonlySet<string>;
  /** As kubectl names them: `deployment/query-service`. */
  kubernetes: ReadonlySet<string>;
};

/** What the project under `root` has of them. @param ledgerCommands of `npm run ledger` */
export function knownIn(root: string, ledgerCommands: Iterable<string>): Known {
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const { services } = parseYaml(read('compose.yaml'), { merge: true, maxAliasCount: -1 }) as {
    services: Record<string, { profiles?: string[] }>;
  };
  const manifests = globSync('deploy/kubernetes/**/*.yaml', { cwd: root }).flatMap((file) =>
    parseAllDocuments(read(file)).map((document) => document.toJS() as { kind?: string; metadata?: { name?: string } }),
  );
  return {
    npmScripts: new Set(Object.keys(scripts)),
    ledgerCommands: new Set(ledgerCommands),
    composeServices: new Set(Object.keys(services)),
    composeProfiles: new Set(Object.values(services).flatMap(({ profiles = [] }) => profiles)),
    kubernetes: new Set(manifests.map(({ kind, metadata }) => `${kind?.toLowerCase()}/${metadata?.name}`)),
  };
}
