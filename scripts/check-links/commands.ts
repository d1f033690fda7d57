// Commands in the Markdown files: what they name of the project must exist.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Known } from './known.ts';
import { codeIn, linesOf, markdownFiles } from './markdown.ts';

/** @returns a line for each name that does not exist: `docs/backup.md:12: ledger verfy does not exist` */
export function unknownCommands(root: string, known: Known): string[] {
  return markdownFiles(root).flatMap((file) =>
    commandsIn(readFileSync(join(root, file), 'utf8')).flatMap(({ line, command }) =>
      unknownIn(command, known).map((name) => `${file}:${line}: ${name} does not exist`),
    ),
  );
}

/** The commands of a text: lines of its code blocks, which a backslash continues, and inline code. Pipes and lists are taken apart. */
function commandsIn(text: string): { line: number; command: string }[] {
  let begun: { line: number; text: string } | undefined;
  return linesOf(text).flatMap((at) =>
    codeIn(at).flatMap((part) => {
      const whole = { line: begun?.line ?? at.line, text: `${begun?.text ?? ''}${part}` };
      begun = undefined;
      if (at.fenced && part.endsWith('\\')) {
        begun = { ...whole, text: `${whole.text.slice(0, -1)} ` };
        return [];
      }
      return whole.text.split(/\||&&|;/).map((command) => ({ line: whole.line, command }));
    }),
  );
}

/** What a shell command names that does not exist; empty if it names nothing of the project. */
function unknownIn(command: string, known: Known): string[] {
  const words = command
    .replace(/(^|\s)#.*/, '')
    .trim()
    .split(/\s+/)
    .filter(Boolean);
  while (/^[A-Z_]+=/.test(words[0] ?? '')) words.shift();
  const [program, first, ...rest] = words;
  if (program === 'npm' && first === 'run') return ofNpm(rest, known);
  if (program === 'bin/ledger') return ofLedger([first ?? '', ...rest], known);
  if (program === 'docker' && first === 'compose') return ofCompose(rest, known);
  if (program === 'kubectl') return ofKubectl([first ?? '', ...rest], known);
  return [];
}

/** kubectl knows `deploy` as short for `deployment`. */
const ofKubectl = (words: string[], { kubernetes }: Known): string[] =>
  words.filter(
    (word) =>
      /^(deploy|deployment|job|cronjob)\/[\w-]+$/.test(word) &&
      !kubernetes.has(word.replace(/^deploy\//, 'deployment/')),
  );

function ofNpm([script = '', separator, ...args]: string[], known: Known): string[] {
  if (!isName(script)) return [];
  if (!known.npmScripts.has(script)) return [`npm run ${script}`];
  return script === 'ledger' && separator === '--' ? ofLedger(args, known) : [];
}

function ofLedger([name = '']: readonly string[], { ledgerCommands }: Known): string[] {
  return isName(name) && !ledgerCommands.has(name) ? [`ledger ${name}`] : [];
}

/** Options of docker compose that have a value of their own. */
const withValue = new Set([
  '-f',
  '-p',
  '--env-file',
  '--profile',
  '--scale',
  '--timeout',
  '-t',
  '--tail',
  '-e',
  '-v',
  '-u',
  '--user',
  '--entrypoint',
  '--signal',
  '-s',
]);

function ofCompose(words: string[], known: Known): string[] {
  const unknown: string[] = [];
  const plain: string[] = [];
  const isOneService = () => plain[0] === 'run' || plain[0] === 'exec';
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (isOneService() && plain.length > 1)
      plain.push(word); // of the command that runs in the container
    else if (withValue.has(word)) {
      at += 1;
      const value = words[at] ?? '';
      const [service = ''] = value.split('=');
      if (word === '--profile' && isName(value) && !known.composeProfiles.has(value))
        unknown.push(`--profile ${value}`);
      if (word === '--scale' && isName(service) && !known.composeServices.has(service))
        unknown.push(`--scale ${service}`);
    } else if (/^[<>|&]/.test(word)) break;
    else if (!word.startsWith('-')) plain.push(word);
  }
  const [subcommand, ...services] = plain;
  if (subcommand === 'cp' || subcommand === 'config') return unknown;
  const named = isOneService() ? services.slice(0, 1) : services;
  unknown.push(
    ...named.filter((name) => isName(name) && !known.composeServices.has(name)).map((name) => `service ${name}`),
  );
  if (services[0] === 'ledger') unknown.push(...ofLedger(services.slice(1), known));
  return unknown;
}

/** Placeholders are written in capitals, options begin with a dash. */
const isName = (word: string): boolean => /^[a-z][\w:-]*$/.test(word);
