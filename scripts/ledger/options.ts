// The options of the `ledger` command, each written once: the parser, the help and the completion of shells read them here.

type Option = {
  type: 'boolean' | 'string';
  /** The name of its value in the help. */
  value?: string;
  summary: string;
};

/** The options of every command. */
export const ofAll = {
  json: { type: 'boolean', summary: 'print the result as JSON' },
  help: { type: 'boolean', summary: 'explain the command' },
  version: { type: 'boolean', summary: 'print the version' },
} as const satisfies Record<string, Option>;

/** The options of single commands. */
export const own = {
  until: { type: 'string', value: 'TIME', summary: 'only events recorded by then, such as 2026-03-31T23:59:59Z' },
  force: { type: 'boolean', summary: 'replace the file if it exists' },
  'without-digest': { type: 'boolean', summary: 'import a file that has no last line with a count and a digest' },
  keep: { type: 'string', value: 'N', summary: 'how many files to keep' },
  every: { type: 'string', value: 'SECONDS', summary: 'how often the command is run, for the alert BackupOverdue' },
  since: { type: 'string', value: 'TIME', summary: 'only messages put there since, such as 2026-11-29T22:00:00Z' },
  resend: { type: 'boolean', summary: 'send the messages again' },
} as const satisfies Record<string, Option>;

export type OptionName = keyof typeof own;

/** The values of the options of a command. */
export type Options = {
  [Name in OptionName]?: (typeof own)[Name]['type'] extends 'boolean' ? boolean : string;
};

/** Whether an option is followed by its value. */
export const placeholderOf = (name: OptionName): string | undefined => (own[name] as Option).value;
