import { hash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../clients/tools.ts';

const program = join(import.meta.dirname, 'pdf-judge');
const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');

/** Why each PDF is not valid, by its name; an empty list if it is. */
type Judge = (pdfs: ReadonlyMap<string, Uint8Array>) => Promise<Map<string, string[]>>;

/**
 * veraPDF (PDF/A-3b) and Mustang (Factur-X), which come from Maven Central into the user's cache. Says aloud why they are not at hand.
 */
export async function pdfJudge(): Promise<Judge | undefined> {
  const pom = join(program, 'pom.xml');
  const source = join(program, 'Judge.java');
  const version = hash('sha256', readFileSync(pom, 'utf8') + readFileSync(source, 'utf8')).slice(0, 12);
  const folder = join(cache, 'invoice-ledger', 'pdf-judge', version);
  const classpath = join(folder, '*');
  try {
    if (!existsSync(join(folder, 'Judge.class'))) {
      mkdirSync(folder, { recursive: true });
      const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${folder}`, '-DincludeScope=runtime'];
      await run('mvn', ['-B', '-q', '-f', pom, ...goal]);
      await run('javac', ['-d', folder, '-cp', classpath, source]);
    }
  } catch (error) {
    process.stderr.write(
      `PDFs are not judged: Maven, a JDK or Maven Central is not at hand\n${String(error).slice(0, 1_000)}\n`,
    );
    return undefined;
  }
  return (pdfs) => judged(pdfs, `${folder}:${classpath}`);
}

/** @throws if a PDF was not judged */
async function judged(pdfs: ReadonlyMap<string, Uint8Array>, classpath: string): ReturnType<Judge> {
  const files = mkdtempSync(join(tmpdir(), 'pdf-'));
  try {
    const paths = new Map([...pdfs.keys()].map((name, index) => [join(files, `${index}.pdf`), name]));
    for (const [path, name] of paths) writeFileSync(path, pdfs.get(name) ?? '');
    const output = await run('java', ['-Xmx1g', '-cp', classpath, 'Judge', ...paths.keys()]);
    const faults = new Map<string, string[]>();
    for (const [path = '', report = ''] of output.split('\n').map((line) => line.split('\t'))) {
      const name = paths.get(path);
      if (name !== undefined) faults.set(name, faultsIn(report));
    }
    if (faults.size < pdfs.size) throw new Error(`only ${faults.size} PDFs were judged: ${output.slice(-2_000)}`);
    return faults;
  } finally {
    rmSync(files, { recursive: true });
  }
}

/** What makes a PDF invalid, from the parts of the report about the PDF and about the XML. */
const faultsIn = (report: string): string[] => {
  const pdfA = report.includes('isCompliant=true') ? [] : [/ValidationResult .*?(?=<)/.exec(report)?.[0] ?? report];
  const others = [...report.matchAll(/<(?:error|exception|fatal)\b[^>]*>([^<]+)/g)].map(([, text = '']) => text.trim());
  const areBothValid = report.split('<summary status="valid"/>').length - 1 >= 2;
  return areBothValid || pdfA.length + others.length > 0 ? [...pdfA, ...others] : [report];
};
