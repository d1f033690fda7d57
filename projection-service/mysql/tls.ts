import { readFileSync } from 'node:fs';
import type { SslOptions } from 'mysql2';

const modes = ['DISABLED', 'REQUIRED', 'VERIFY_CA', 'VERIFY_IDENTITY'] as const;

/**
 * Splits the TLS settings off a connection string: `ssl-mode` and `ssl-ca`, with the meaning that MySQL's own programs give them (MySQL 8
 * Reference Manual, 6.2.5). Without them there is no TLS; `ssl-ca` alone verifies the authority.
 * @throws Error if the mode is unknown, or the file cannot be read
 */
export function tlsOf(connectionString: string): { uri: string; ssl?: SslOptions } {
  const url = new URL(connectionString);
  const ca = url.searchParams.get('ssl-ca');
  const mode = url.searchParams.get('ssl-mode') ?? (ca === null ? 'DISABLED' : 'VERIFY_CA');
  if (!modes.some((known) => known === mode)) throw new Error(`ssl-mode is one of ${modes.join(', ')}`);
  url.searchParams.delete('ssl-ca');
  url.searchParams.delete('ssl-mode');
  if (mode === 'DISABLED') return { uri: url.href };
  return {
    uri: url.href,
    ssl: {
      ...(ca !== null && { ca: readFileSync(ca, 'utf8') }),
      rejectUnauthorized: mode !== 'REQUIRED',
      verifyIdentity: mode === 'VERIFY_IDENTITY',
    },
  };
}
