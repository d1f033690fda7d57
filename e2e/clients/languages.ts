// The languages of the clients: what generates them, compiles them, and runs the program that uses one of them. All of it happens in a
// folder of the language.

import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { Folders, KitName } from './tools.ts';

export const apis = ['command', 'query'] as const;
export type Api = (typeof apis)[number];

/** A program, its arguments, and variables. */
type Command = readonly [program: string, args: readonly string[], env?: Readonly<Record<string, string>>];

export type Generator = {
  name: string;
  /** The kits that it is run from. */
  needs: readonly KitName[];
  /** The command that writes the client of an API. Paths are relative to the folder of the language. */
  generates(api: Api, document: string, tools: Required<Folders>): Command;
  /** Warnings that say nothing against the documents. */
  argued: readonly RegExp[];
};

export type Language = {
  name: string;
  needs: KitName;
  /** The files of programs/ that it has. */
  files: readonly string[];
  generators: readonly Generator[];
  compiles(tools: Required<Folders>, folder: string): readonly Command[];
  runs(tools: Required<Folders>): Command;
};

const node = process.execPath;
const inPackages = (tools: Required<Folders>, file: string) => join(tools.npm, 'node_modules', file);
const inVenv = (tools: Required<Folders>, program: string) => join(tools.python, 'bin', program);

const typescript: Language = {
  name: 'TypeScript',
  needs: 'npm',
  files: ['program.ts', 'tsconfig.json'],
  generators: [
    {
      name: 'openapi-typescript',
      needs: ['npm'],
      generates: (api, document, tools) => [
        node,
        [inPackages(tools, 'openapi-typescript/bin/cli.js'), document, '-o', `openapi-typescript/${api}.ts`],
      ],
      argued: [],
    },
    {
      name: 'hey-api',
      needs: ['npm'],
      generates: (api, document, tools) => [
        node,
        [inPackages(tools, '@hey-api/openapi-ts/bin/run.js'), '-i', document, '-o', `hey-api/${api}`, '--no-log-file'],
      ],
      argued: [],
    },
  ],
  compiles: (tools) => [
    [node, [inPackages(tools, 'typescript/bin/tsc'), '-p', '.', '--typeRoots', inPackages(tools, '@types')]],
  ],
  runs: () => [node, ['built/program.js']],
};

/** openapi-generator makes a client of a language. @param properties those of its generator, with commas between them */
const openapiGenerator = (
  tools: Required<Folders>,
  language: string,
  args: readonly string[],
  properties: string,
): Command => [
  'java',
  [
    ...['-Xmx700m', '-cp', join(tools.java, '*'), 'org.openapitools.codegen.OpenAPIGenerator', 'generate'],
    ...['-g', language, ...args, `--additional-properties=${properties}`],
    ...['--global-property', 'apiTests=false,modelTests=false,apiDocs=false,modelDocs=false'],
  ],
];
/** Its warnings about both languages. */
const ofOpenapiGenerator = [
  /OpenAPI 3\.1 support is still in beta/,
  /Failed to get the schema name: null/, // it asks itself for the name of a schema that has none, such as that of an object's values
];

const python: Language = {
  name: 'Python',
  needs: 'python',
  files: ['program.py', 'openapi-python-client.yaml'],
  generators: [
    {
      name: 'openapi-python-client',
      needs: ['python'],
      generates: (api, document, tools) => [
        inVenv(tools, 'openapi-python-client'),
        [
          ...['generate', '--path', document, '--output-path', `${api}_client`, '--meta', 'none'],
          ...['--config', 'openapi-python-client.yaml'],
        ],
        { PATH: `${join(tools.python, 'bin')}:${process.env.PATH}` }, // it looks for ruff there
      ],
      argued: [],
    },
    {
      name: 'datamodel-code-generator',
      needs: ['python'],
      generates: (api, document, tools) => [
        inVenv(tools, 'datamodel-codegen'),
        [
          ...['--input', document, '--input-file-type', 'openapi', '--output', `${api}_models.py`],
          ...['--output-model-type', 'pydantic_v2.BaseModel', '--use-annotated', '--formatters', 'builtin'],
        ],
      ],
      argued: [],
    },
    {
      name: 'openapi-generator (Python)',
      needs: ['java', 'python'],
      generates: (api, document, tools) =>
        openapiGenerator(
          tools,
          'python',
          ['-i', document, '-o', '.'],
          `packageName=${api}_openapi_generator,generateSourceCodeOnly=true`,
        ),
      argued: [
        ...ofOpenapiGenerator,
        /From \(reserved word\) cannot be used as model name/, // it makes no model of the property `from`, which is a date
      ],
    },
  ],
  compiles: (tools) => [
    [inVenv(tools, 'python'), ['-W', 'error', '-c', importAll]],
    // What openapi-python-client adds to each client, its client.py, is not as mypy wants it: only what the program uses of it is checked.
    [inVenv(tools, 'mypy'), ['--follow-imports=silent', '--strict', 'program.py']],
    [inVenv(tools, 'mypy'), ['--follow-imports=silent', ...apis.map((api) => `${api}_models.py`)]],
  ],
  runs: (tools) => [inVenv(tools, 'python'), ['program.py']],
};

const importAll = `
import importlib, pkgutil
for module in pkgutil.walk_packages(["."]):
    if module.name != "program":
        importlib.import_module(module.name)
`;

/** Compiled files are found again although the folder is another one. */
const goFlags = { GOFLAGS: '-mod=readonly -trimpath' };

const go: Language = {
  name: 'Go',
  needs: 'go',
  files: ['program.go', 'go.mod', 'go.sum'],
  generators: [
    {
      name: 'oapi-codegen',
      needs: ['go'],
      generates: (api, document, tools) => [
        join(tools.go, 'oapi-codegen'),
        ['-generate', 'types,client', '-package', api, '-o', `oapi/${api}/${api}.go`, document],
      ],
      argued: [],
    },
    {
      name: 'ogen',
      needs: ['go'],
      generates: (api, document, tools) => [
        join(tools.go, 'ogen'),
        ['--target', `ogen/${api}`, '--package', api, document],
      ],
      argued: [
        /Header name is not canonical/, // names of headers are the same in each case (RFC 9110, 5.1)
        /Ensuring "status" matching HTTP status code will not be enforced/, // the ledger does, as RFC 9457, 3.1.2 has it
      ],
    },
  ],
  compiles: () => [
    ['go', ['build', '-o', 'built/', './...'], goFlags],
    ['go', ['vet', '.'], goFlags],
  ],
  runs: () => ['built/clients', []],
};

const java: Language = {
  name: 'Java',
  needs: 'java',
  files: ['Program.java'],
  generators: [
    {
      name: 'openapi-generator (Java)',
      needs: ['java'],
      generates: (api, document, tools) =>
        openapiGenerator(
          tools,
          'java',
          ['--library', 'native', '-i', document, '-o', api],
          `invokerPackage=ledger.${api},apiPackage=ledger.${api}.api,modelPackage=ledger.${api}.model`,
        ),
      argued: [
        ...ofOpenapiGenerator,
        /Ignoring complex example on request body/, // of the comments of the methods
      ],
    },
  ],
  compiles: (tools, folder) => [
    ['javac', ['-nowarn', '-d', 'built', '-cp', join(tools.java, '*'), ...globSync('**/*.java', { cwd: folder })]],
  ],
  runs: (tools) => ['java', ['-cp', `built:${join(tools.java, '*')}`, 'Program']],
};

export const languages = [typescript, python, go, java] as const;
