// `npm run check` runs this: every relative link and every file path in the Markdown files must name a file that exists.

import { fileURLToPath } from 'node:url';
import { brokenLinks } from './check-links/broken.ts';

const broken = brokenLinks(fileURLToPath(new URL('..', import.meta.url)));
for (const line of broken) console.error(line);
console.log(`${broken.length} broken links in Markdown files`);
process.exitCode = broken.length > 0 ? 1 : 0;
