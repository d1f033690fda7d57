import { readFileSync } from 'node:fs';

const page = readFileSync(new URL('../../docs/backup.md', import.meta.url), 'utf8');

/** The commands under a heading of docs/backup.md, as they stand there. @throws Error if it has no such heading, or no commands */
export function commandsUnder(heading: string): string {
  const [, rest] = page.split(`\n### ${heading}\n`);
  const [, commands] = /^```sh\n(.*?)^```/ms.exec(rest?.split('\n##')[0] ?? '') ?? [];
  if (commands === undefined) throw new Error(`docs/backup.md has no commands under "${heading}"`);
  return commands;
}
