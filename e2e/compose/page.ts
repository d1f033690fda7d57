import { readFileSync } from 'node:fs';

/** The commands under a heading of a page in docs/, as they stand there. @throws Error if it has no such heading, or no commands */
export function commandsUnder(page: string, heading: string): string {
  const text = readFileSync(new URL(`../../docs/${page}`, import.meta.url), 'utf8');
  const [, rest] = text.split(`\n### ${heading}\n`);
  const [, commands] = /^```sh\n(.*?)^```/ms.exec(rest?.split('\n##')[0] ?? '') ?? [];
  if (commands === undefined) throw new Error(`docs/${page} has no commands under "${heading}"`);
  return commands;
}
