// docs/problems.md says of each problem type what it means and what to do. A service answers the line of a type at the address that the type
// is (RFC 9457, section 3.1.1), and lists the types in its OpenAPI document.

import { readFileSync } from 'node:fs';
import { Type } from 'typebox';
import { preferred } from '../accept.ts';
import type { Service } from '../service.ts';
import { noSuchRoute } from './http-problems.ts';
import { problemType } from './problem.ts';

/** What docs/problems.md says of a problem type; texts in Markdown, without links. */
export type ProblemPage = { type: string; status: number; meaning: string; action: string };

const line = /^\| (?<rules>`[^|]+`) \| (?<status>\d{3}) \| (?<meaning>.+) \| (?<action>.+) \|$/gm;

/** The pages by rule, such as "invoice-not-found". @param markdown docs/problems.md */
export function problemPagesIn(markdown: string): ReadonlyMap<string, ProblemPage> {
  const pages = new Map<string, ProblemPage>();
  for (const { groups: { rules = '', status, meaning = '', action = '' } = {} } of markdown.matchAll(line)) {
    const page = { status: Number(status), meaning: withoutLinks(meaning), action: withoutLinks(action) };
    for (const rule of rules.replaceAll('`', '').split(', ')) pages.set(rule, { type: problemType(rule), ...page });
  }
  return pages;
}

/** "[access](access.md)" → "access, docs/access.md" */
const withoutLinks = (text: string): string => text.replaceAll(/\[([^\]]+)\]\(([^)]+)\)/g, '$1, docs/$2');

export const problemPages = problemPagesIn(readFileSync(new URL('../../../docs/problems.md', import.meta.url), 'utf8'));

const Page = Type.Object(
  {
    type: Type.String({ description: 'The address of this page' }),
    status: Type.Integer({ minimum: 400, maximum: 599, description: 'The status code of the answer' }),
    meaning: Type.String({ description: 'What it means' }),
    action: Type.String({ description: 'What to do' }),
  },
  { title: 'ProblemPage', description: 'What a problem type means and what to do' },
);

const types = ['application/json', 'text/html'] as const;

/** Answers at the address of each problem type what it means and what to do: GET /problems/{rule}. */
export function serveProblemPages(service: Service): void {
  service.get(
    problemType(':rule'),
    {
      config: { scope: 'open', problems: { 404: problemType('no-such-route'), 406: problemType('not-acceptable') } },
      schema: {
        tags: ['operations'],
        operationId: 'getProblemPage',
        summary: 'Get what a problem type means and what to do; for browsers as a page',
        params: Type.Object({ rule: Type.String({ examples: ['invoice-not-found'] }) }),
        response: {
          200: {
            description: 'What a problem type means and what to do',
            content: {
              'application/json': { schema: Page },
              'text/html': { schema: Type.String() },
            },
          },
        },
      },
    },
    async ({ headers, method, params: { rule } }, reply) => {
      const page = problemPages.get(rule);
      if (page === undefined) throw noSuchRoute(method, problemType(rule));
      const type = preferred(headers.accept, types);
      return reply.type(`${type}; charset=utf-8`).send(type === 'text/html' ? htmlOf(rule, page) : page);
    },
  );
}

const htmlOf = (rule: string, { status, meaning, action }: ProblemPage): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${rule}</title>
<h1>${rule}</h1>
<p>Status ${status}</p>
<h2>What it means</h2>
<p>${inHtml(meaning)}</p>
<h2>What to do</h2>
<p>${inHtml(action)}</p>
</html>
`;

const inHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/`([^`]+)`/g, '<code>$1</code>');
