import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The rules as they are published, in the artefacts on Maven Central that the validator of `npm run test:einvoice` has. */
const artifactOf = (name: string): string => `com.helger.phive.rules:phive-rules-${name}:4.3.7`;
const en16931Version = '1.3.16';
export const peppolVersion = '2026.5';
/** A package on PyPI that has list one of ISO 4217 as the maintenance agency publishes it. */
const isoList = { package: 'iso4217==1.16.20260101', file: 'iso4217/table.xml' };

/** The rules of EN 16931 for UBL and CII (CEN/TC 434), those of Peppol BIS Billing 3, and list one of ISO 4217. */
export type Publications = { ubl: string; cii: string; peppol: string; iso4217: string };

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
    for (const name of ['en16931', 'peppol'])
      run('mvn', '-q', 'dependency:copy', `-Dartifact=${artifactOf(name)}`, `-DoutputDirectory=${folder}`);
    run('pip', 'download', '-q', '--no-deps', '-d', folder, isoList.package);
    const inArchive = (name: RegExp, file: string) =>
      run('unzip', '-p', readdirSync(folder).find((found) => name.test(found)) ?? '', file);
    const rules = 'external/schematron';
    const ofEN16931 = (syntax: string) =>
      inArchive(/en16931/, `${rules}/${en16931Version}/${syntax}/EN16931-${syntax.toUpperCase()}-validation.xslt`);
    return {
      ubl: ofEN16931('ubl'),
      cii: ofEN16931('cii'),
      peppol: inArchive(/peppol/, `${rules}/openpeppol/${peppolVersion}/xslt/PEPPOL-EN16931-UBL.xslt`),
      iso4217: inArchive(/\.whl$/, isoList.file),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
