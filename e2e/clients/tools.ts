// The tools of `npm run test:clients`, and how they are got. Those of a kit are installed at its first use, into a folder of the user's
// cache that is named after their versions, and kept.

import { type ExecFileOptions, execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify, stripVTControlCharacters } from 'node:util';
import { endsWithFile } from '../../testing/processes/leftovers.ts';

type Kit = {
  tools: readonly string[];
  /** Installs the tools into a folder. It fails if a program that it uses is not on the PATH, or a registry does not answer. */
  install(folder: string, tools: readonly string[]): Promise<unknown>;
};

const installMs = 600_000;
const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
const programs = join(import.meta.dirname, 'programs');

const kits = {
  npm: {
    tools: [
      'openapi-typescript@7.13.0',
      '@hey-api/openapi-ts@0.99.0',
      'typescript@5.9.3', // openapi-typescript needs 5
      '@types/node@24.19.2',
      '@redocly/cli@2.77.0',
      '@stoplight/spectral-cli@6.16.3',
    ],
    install: (folder, tools) =>
      run('npm', ['install', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', ...tools], {
        cwd: folder,
      }),
  },
  python: {
    tools: [
      'openapi-python-client==0.29.1',
      'datamodel-code-generator==0.89.0',
      'ruff==0.17.6', // openapi-python-client formats with it
      'mypy==2.4.1',
      // what the generated clients import
      'httpx==0.28.1',
      'pydantic[email]==2.14.4',
      'urllib3==2.8.0',
      'python-dateutil==4.0.0',
      'types-python-dateutil==2.9.0.20261116',
    ],
    async install(folder, tools) {
      await run('python3', ['-m', 'venv', folder]);
      await run(join(folder, 'bin', 'pip'), ['install', '--quiet', ...tools]);
    },
  },
  go: {
    tools: [
      'github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen@v2.8.2',
      'github.com/ogen-go/ogen/cmd/ogen@v1.25.0',
      'github.com/oasdiff/oasdiff@v1.38.0',
    ],
    async install(folder, tools) {
      for (const tool of tools) await run('go', ['install', tool], { env: { ...process.env, GOBIN: folder } });
      await run('go', ['mod', 'download'], { cwd: programs }); // what the generated clients import
    },
  },
  java: {
    tools: [
      'org/openapitools/openapi-generator-cli/7.25.0/openapi-generator-cli-7.25.0.jar',
      // what the generated client imports
      'com/fasterxml/jackson/core/jackson-annotations/2.21/jackson-annotations-2.21.jar',
      'com/fasterxml/jackson/core/jackson-core/2.21.5/jackson-core-2.21.5.jar',
      'com/fasterxml/jackson/core/jackson-databind/2.21.5/jackson-databind-2.21.5.jar',
      'com/fasterxml/jackson/datatype/jackson-datatype-jsr310/2.21.5/jackson-datatype-jsr310-2.21.5.jar',
      'org/openapitools/jackson-databind-nullable/0.2.11/jackson-databind-nullable-0.2.11.jar',
      'com/google/code/findbugs/jsr305/3.0.2/jsr305-3.0.2.jar',
      'jakarta/annotation/jakarta.annotation-api/1.3.5/jakarta.annotation-api-1.3.5.jar',
    ],
    async install(folder, tools) {
      await run('javac', ['-version']);
      for (const jar of tools) {
        const answer = await fetch(`https://repo1.maven.org/maven2/${jar}`, { signal: AbortSignal.timeout(installMs) });
        if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`);
        writeFileSync(join(folder, basename(jar)), await answer.bytes());
      }
    },
  },
} satisfies Record<string, Kit>;
export type KitName = keyof typeof kits;

/** The folder of each kit that is at hand. */
export type Folders = Readonly<Partial<Record<KitName, string>>>;

/** Installs the kits that no earlier run has, and says aloud which are not at hand. */
export async function toolsAtHand(...names: readonly KitName[]): Promise<Folders> {
  const folders: Partial<Record<KitName, string>> = {};
  for (const name of names) {
    const { tools, install }: Kit = kits[name];
    const versions = createHash('sha256').update(tools.join()).digest('hex').slice(0, 12);
    const folder = join(cache, 'invoice-ledger', 'clients', `${name}-${versions}`);
    const complete = join(folder, 'complete');
    try {
      if (!existsSync(complete)) {
        rmSync(folder, { recursive: true, force: true });
        mkdirSync(folder, { recursive: true });
        await install(folder, tools);
        writeFileSync(complete, '');
      }
      folders[name] = folder;
    } catch (error) {
      const why = String(error).slice(0, 1_000);
      process.stderr.write(`not at hand, so what needs them is skipped: ${tools.join(', ')}\n${why}\n`);
    }
  }
  return folders;
}

export type Ran = { failed: boolean; output: string };

/** Runs a program to its end. @returns what it printed, without colours @throws if it fails */
export async function run(program: string, args: readonly string[], options: ExecFileOptions = {}): Promise<string> {
  const { failed, output } = await tried(program, args, options);
  if (failed) throw new Error(`${program} ${args.join(' ')}\n${output}`);
  return output;
}

/** Runs a program to its end, which may be that it fails. */
export async function tried(program: string, args: readonly string[], options: ExecFileOptions = {}): Promise<Ran> {
  const abort = new AbortController();
  const limits = { timeout: installMs, killSignal: 'SIGKILL', maxBuffer: 2 ** 26, signal: abort.signal } as const;
  const running = promisify(execFile)(program, args, { ...limits, ...options, encoding: 'utf8' }).then(
    ({ stdout, stderr }) => ({ failed: false, output: stdout + stderr }),
    // its message has what was printed to standard error
    (error: Error & { stdout?: string }) => ({ failed: true, output: `${error.message}\n${error.stdout ?? ''}` }),
  );
  const end = endsWithFile(async () => {
    abort.abort();
    await running;
  });
  const { failed, output } = await running;
  await end();
  return { failed, output: stripVTControlCharacters(output) };
}
