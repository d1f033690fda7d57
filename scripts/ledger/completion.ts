// The completion of shells: words that are known when the script is printed, so that the tab key starts no process.

import { type Argument, type Command, type WorkWithoutStores, WrongUse } from './command.ts';
import { commands, shellNames } from './commands.ts';
import { ofAll, own, placeholderOf } from './options.ts';

const shells: Readonly<Record<(typeof shellNames)[number], (commands: readonly Command[]) => string>> = {
  bash: (commands) => bash(commands),
  zsh: (commands) => `autoload -U +X compinit bashcompinit\ncompinit\nbashcompinit\n${bash(commands)}`,
  fish: (commands) => fish(commands),
};

export const completion: WorkWithoutStores = {
  async run({ output }, [name]) {
    const shell = shellNames.find((known) => known === name);
    if (shell === undefined) throw new WrongUse(`name a shell: ${shellNames.join(', ')}`);
    const script = shells[shell](commands);
    output.tell({ shell, script }, () => script);
    return 0;
  },
};

const optionsOf = ({ options = [] }: Command) => [...Object.keys(ofAll), ...options].map((name) => `--${name}`);
const valuesOf = ({ arguments: all = [] }: Command) => all.flatMap(({ values = [] }: Argument) => values);
const hasFiles = ({ arguments: all = [] }: Command) => all.some(({ files }) => files);

/** The options that are followed by a value, which nobody can complete. */
const withValue = (Object.keys(own) as (keyof typeof own)[])
  .filter((name) => placeholderOf(name) !== undefined)
  .map((name) => `--${name}`);

function bash(commands: readonly Command[]): string {
  const cases = commands.map((command) => {
    const words = [...valuesOf(command), ...optionsOf(command)].join(' ');
    return `    ${command.name}) words='${words}'${hasFiles(command) ? ' files=yes' : ''} ;;`;
  });
  const first = [...commands.map(({ name }) => name), ...Object.keys(ofAll).map((name) => `--${name}`)].join(' ');
  return `_ledger() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command= words= files= at
  COMPREPLY=()
  case $before in ${withValue.join('|')}) return ;; esac
  for ((at = 1; at < COMP_CWORD; at++)); do
    case \${COMP_WORDS[at]} in -*) ;; *) command=\${COMP_WORDS[at]}; break ;; esac
  done
  case $command in
    '') words='${first}' ;;
${cases.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
  if [ -n "$files" ]; then COMPREPLY+=($(compgen -f -- "$word")); fi
}
complete -o filenames -F _ledger ledger`;
}

function fish(commands: readonly Command[]): string {
  const line = (...words: string[]) => ['complete -c ledger', ...words].join(' ');
  return [
    line('-f'),
    ...Object.entries(ofAll).map(([name, { summary }]) => line(`-l ${name} -d '${summary}'`)),
    ...commands.flatMap((command) => {
      const { name, summary, options = [] } = command;
      const inside = `-n '__fish_seen_subcommand_from ${name}'`;
      const values = valuesOf(command).join(' ');
      return [
        line(`-n __fish_use_subcommand -a ${name} -d '${summary}'`),
        ...(values === '' ? [] : [line(inside, `-a '${values}'`)]),
        ...(hasFiles(command) ? [line(inside, '-F')] : []),
        ...options.map((option) => {
          const needsValue = placeholderOf(option) === undefined ? '' : ' -x';
          return line(inside, `-l ${option}${needsValue} -d '${own[option].summary}'`);
        }),
      ];
    }),
  ].join('\n');
}
