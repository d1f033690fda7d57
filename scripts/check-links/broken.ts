import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { codeIn, ignored, linesOf, markdownFiles } from './markdown.ts';

const link = /\]\(([^)\s]+)\)/g;
const code = /`([^`]+)`/g;
const external = /^[a-z]+:/;
/** A path such as `platform/config.ts`, or a pattern such as `e2e/*.spec.ts`. */
const filePath = /^[\w@.*-]+(\/[\w@.*-]+)+\.(ts|tsx|js|json|md|yaml|css|html|png|xml)$/;

/**
 * Checks all links and all file paths in code of the Markdown files under `root`. A link is relative to its file, and its anchor
 * must be a heading there. A path in code is relative to `root` or to the folder of its file.
 * @returns a line for each one that does not exist: `docs/access.md:12: platform/gone.ts does not exist`
 */
export function brokenLinks(root: string): string[] {
  return markdownFiles(root).flatMap((file) => {
    const folder = join(root, dirname(file));
    return references(readFileSync(join(root, file), 'utf8'))
      .filter(({ isLink, target }) =>
        isLink ? !leadsSomewhere(join(root, file), target) : !exists([root, folder], target),
      )
      .map(({ line, target }) => `${file}:${line}: ${target} does not exist`);
  });
}

type Reference = { line: number; target: string; isLink: boolean };

function references(text: string): Reference[] {
  return linesOf(text).flatMap((at) => {
    const { line, content, fenced } = at;
    const words = codeIn(at).flatMap((part) => part.split(/\s+/));
    const paths = words.filter((word) => filePath.test(word)).map((target) => ({ target, isLink: false }));
    const targets = fenced
      ? []
      : captures(content.replaceAll(code, ''), link).filter((target) => !external.test(target));
    const links = targets.map((target) => ({ target, isLink: true }));
    return [...links, ...paths].map((reference) => ({ line, ...reference }));
  });
}

const captures = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, found = '']) => found);

const exists = (folders: string[], path: string): boolean =>
  folders.some((cwd) => globSync(path, { cwd, exclude: ignored }).length > 0);

function leadsSomewhere(file: string, target: string): boolean {
  const [path = '', anchor] = target.split('#');
  const to = path === '' ? file : join(dirname(file), path);
  return existsSync(to) && (anchor === undefined || headings(to).includes(anchor));
}

/** The anchors that GitHub gives the headings of a file: "## How fast is it?" → "how-fast-is-it". */
const headings = (file: string): string[] =>
  captures(readFileSync(file, 'utf8'), /^#+ (.+)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
