import { globSync } from 'node:fs';

/** Folders whose files are not the project's own. */
export const ignored = ['**/node_modules/**', '**/.ledger/**'];

/** The Markdown files under `root`, by their paths in it. */
export const markdownFiles = (root: string): string[] =>
  globSync('**/*.md', { cwd: root, exclude: ignored }).toSorted();

/** A line of a text: `fenced` in a code block, whose first and last lines, the fences, are left out. */
export type Line = { line: number; content: string; fenced: boolean };

export function linesOf(text: string): Line[] {
  let fenced = false;
  return text.split('\n').flatMap((content, index) => {
    const isFence = /^\s*```/.test(content);
    if (isFence) fenced = !fenced;
    return isFence ? [] : [{ line: index + 1, content, fenced }];
  });
}

/** The code of a line: all of it in a code block, else what is between backticks. */
export const codeIn = ({ content, fenced }: Line): string[] =>
  fenced ? [content] : [...content.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
