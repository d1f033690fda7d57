import type { TObject } from 'typebox';
import { Config as Command } from '../../command-service/config.ts';
import { Config as ProcessManager } from '../../command-service/process-manager/config.ts';
import { Config as Console } from '../../console/config.ts';
import { type Variable, variablesOf } from '../../platform/config/config.ts';
import { Config as Start } from '../../processes/config.ts';
import { Config as Projection } from '../../projection-service/config.ts';
import { Config as Query } from '../../query-service/config.ts';

const programs: readonly [name: string, schema: TObject][] = [
  ['command', Command],
  ['process manager', ProcessManager],
  ['query', Query],
  ['projection', Projection],
  ['console', Console],
  ['start', Start],
];

const begin = '<!-- variables: npm run config:table -->';
const end = '<!-- /variables -->';

/** A variable has no description, or the page has no marks for the table. */
export class VariableUnclear extends Error {}

/** A Markdown table of all variables: name, default, description and the programs that read it. @throws VariableUnclear */
export function configTable(): string {
  const rows = new Map<string, { variable: Variable; of: string[] }>();
  for (const [program, schema] of programs) {
    for (const [name, variable] of variablesOf(schema)) {
      if (!variable.description) throw new VariableUnclear(`${name} of ${program} has no description`);
      const row = rows.get(name) ?? { variable, of: [] };
      rows.set(name, { ...row, of: [...row.of, program] });
    }
  }
  const lines = [...rows].map(
    ([name, { variable, of }]) =>
      `| \`${name}\`${variable.secret ? ', `…_FILE`' : ''} | ${shown(variable)} | ${escaped(variable.description ?? '')} | ${of.join(', ')} |`,
  );
  return ['| variable | default | | read by |', '| --- | --- | --- | --- |', ...lines].join('\n');
}

function shown({ default: value }: Variable): string {
  return value === undefined || value === '' ? '' : `\`${value}\``;
}

const escaped = (text: string): string => text.replaceAll('|', '\\|');

/** The page's text with the table between its two marks. @throws VariableUnclear if a mark is missing */
export function withTable(text: string, table: string): string {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from === -1 || to < from) throw new VariableUnclear(`the page lacks the marks ${begin} and ${end}`);
  return `${text.slice(0, from + begin.length)}\n${table}\n${text.slice(to)}`;
}
