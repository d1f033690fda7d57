import { parseArgs } from 'node:util';
import { type Command, timeOf, WrongUse } from './command.ts';
import { type OptionName, type Options, ofAll, own, placeholderOf } from './options.ts';

export type Parsed = {
  /** Absent if the arguments name none. */
  command?: Command;
  args: readonly string[];
  options: Options;
  json: boolean;
  help: boolean;
  version: boolean;
};

/** @throws WrongUse */
export function parsed(argv: string[], commands: readonly Command[]): Parsed {
  const { values, positionals } = split(argv);
  const { help = false, json = false, version = false, ...options } = values;
  const [name, ...args] = positionals;
  const command = commands.find((command) => command.name === name);
  if (name !== undefined && command === undefined && !help)
    throw new WrongUse(`unknown command ${name}\n\n${overview(commands)}`);
  if (command === undefined) return { args, options, json, help, version };
  for (const option of Object.keys(options) as OptionName[])
    if (!command.options?.includes(option)) throw new WrongUse(`${name} has no option --${option}`);
  for (const [option, value] of Object.entries(options)) checkValue(option as OptionName, String(value));
  const most = command.arguments?.length ?? 0;
  if (args.length > most) throw new WrongUse(`${args[most]} is one argument too many: ledger ${usage(command)}`);
  const missing = command.arguments?.slice(args.length).find(({ isOptional }) => !isOptional);
  if (missing !== undefined && !help && !version)
    throw new WrongUse(`${missing.name} is missing: ledger ${usage(command)}`);
  return { command, args, options, json, help, version };
}

/** @throws WrongUse */
function split(args: string[]) {
  try {
    return parseArgs({ args, options: { ...ofAll, ...own }, allowPositionals: true });
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message : String(error));
  }
}

/** @throws WrongUse if an option has a value that it cannot have */
function checkValue(option: OptionName, value: string): void {
  switch (placeholderOf(option)) {
    case 'N':
    case 'SECONDS':
      if (!/^[1-9]\d{0,7}$/.test(value))
        throw new WrongUse(`--${option} is ${value}, but must be a whole number from 1 to 99999999`);
      return;
    case 'TIME':
      timeOf(value);
  }
}

/** `backup FOLDER [--keep N]` */
export function usage({ name, arguments: all = [], options = [] }: Command): string {
  return [
    name,
    ...all.map(({ name, isOptional }) => (isOptional ? `[${name}]` : name)),
    ...options.map((option) => `[${named(option)}]`),
  ].join(' ');
}

/** The help of one command. */
export function explanation(command: Command): string {
  const { help, options = [] } = command;
  const width = Math.max(...options.map((option) => named(option).length));
  const lines = options.map((option) => `\n  ${named(option).padEnd(width)}  ${own[option].summary}`);
  return `ledger ${usage(command)}\n\n${help}${lines.length > 0 ? `\n${lines.join('')}` : ''}`;
}

/** The help of all commands. */
export function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((command) => usage(command).length));
  const lines = commands.map((command) => `  ${usage(command).padEnd(width)}  ${command.summary}`);
  return `ledger COMMAND ${Object.keys(ofAll)
    .map((option) => `[--${option}]`)
    .join(' ')}\n\n${lines.join('\n')}

It works on the stores of npm start, or on those that EVENT_STORE_URL, POSTGRES_URL and the
other variables of the projection service name. docs/ledger-command.md says what it prints as
JSON, and what its exit codes mean.`;
}

/** `--keep N` */
function named(option: OptionName): string {
  const value = placeholderOf(option);
  return value === undefined ? `--${option}` : `--${option} ${value}`;
}
