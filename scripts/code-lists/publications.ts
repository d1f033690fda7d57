import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The rules of EN 16931 as CEN/TC 434 publishes them, in the artefact on Maven Central that the validator of `npm run test:einvoice` has. */
const rules = { artifact: 'com.helger.phive.rules:phive-rules-en16931:4.3.7', version: '1.3.16' };
/** A package on PyPI that has list one of ISO 4217 as the maintenance agency publishes it. */
const isoList = { package: 'iso4217==1.16.20260101', file: 'iso4217/table.xml' };

export type Publications = { ubl: string; cii: string; iso4217: string };

/** @throws if Maven, pip or unzip is missing, or a registry cannot be reached */
export function fetchPublications(): Publications {
  const folder = mkdtempSync(join(tmpdir(), 'code-lists-'));
  const run = (program: string, ...args: string[]): string =>
    execFileSync(program, args, {
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  try {
    run('mvn', '-q', 'dependency:copy', `-Dartifact=${rules.artifact}`, `-DoutputDirectory=${folder}`);
    run('pip', 'download', '-q', '--no-deps', '-d', folder, isoList.package);
    const fileOf = (ending: string) => readdirSync(folder).find((name) => name.endsWith(ending)) ?? '';
    const inJar = (syntax: string) =>
      run(
        'unzip',
        '-p',
        fileOf('.jar'),
        `external/schematron/${rules.version}/${syntax}/EN16931-${syntax.toUpperCase()}-validation.xslt`,
      );
    return { ubl: inJar('ubl'), cii: inJar('cii'), iso4217: run('unzip', '-p', fileOf('.whl'), isoList.file) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
