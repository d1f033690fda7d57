// Certificates for tests, made by the program openssl.

import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The reason why tests with certificates are skipped; false if they run. */
export const withoutOpenssl = spawnSync('openssl', ['version']).status === 0 ? false : 'there is no openssl';

export type Certificate = { cert: string; key: string };
export type Authority = {
  /** Its certificate (PEM). */
  cert: string;
  /** A new certificate for `localhost`, and its key (PEM). */
  issue(): Certificate;
};

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-noenc', '-days', '2'];

/** A certificate authority, whose files are in `folder`. */
export function newAuthority(folder: string, name: string): Authority {
  const file = (end: string) => join(folder, `${name}${end}`);
  const make = (subject: string, files: Record<'out' | 'keyout', string>, ...more: string[]) => {
    const output = ['-out', files.out, '-keyout', files.keyout];
    execFileSync('openssl', ['req', '-x509', ...newKey, '-subj', `/CN=${subject}`, ...output, ...more], {
      stdio: 'pipe',
    });
  };
  const own = { out: file('.crt'), keyout: file('.key') };
  make(name, own);
  return {
    cert: readFileSync(own.out, 'utf8'),
    issue() {
      const files = { out: file('-server.crt'), keyout: file('-server.key') };
      const extensions = ['-addext', 'subjectAltName=DNS:localhost', '-addext', 'basicConstraints=critical,CA:FALSE'];
      make('localhost', files, '-CA', own.out, '-CAkey', own.keyout, ...extensions);
      return { cert: readFileSync(files.out, 'utf8'), key: readFileSync(files.keyout, 'utf8') };
    },
  };
}
