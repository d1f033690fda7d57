// `npm run check` runs this: every relative link and every file path in the Markdown files must name a file that exists, and every command
// what the project has: scripts of npm, commands of `ledger`, services and profiles of compose.yaml, workloads of Kubernetes.

import { fileURLToPath } from 'node:url';
import { brokenLinks } from './check-links/broken.ts';
import { unknownCommands } from './check-links/commands.ts';
import { knownIn } from './check-links/known.ts';
import { commands } from './ledger/commands.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const broken = [
  ...brokenLinks(root),
  ...unknownCommands(
    root,
    knownIn(
      root,
      commands.map(({ name }) => name),
    ),
  ),
];
for (const line of broken) console.error(line);
console.log(`${broken.length} broken links and commands in Markdown files`);
process.exitCode = broken.length > 0 ? 1 : 0;
