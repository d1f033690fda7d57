import { join } from 'node:path';
import { scopes } from '../../platform/access/scope.ts';
import { ownIssuer } from '../../processes/access/own-issuer.ts';
import { HttpConnection } from './http-connection.ts';

export type Clients = {
  /** The variables that make a service accept their tokens. */
  env: Record<string, string>;
  /** The token of each. */
  tokens: readonly string[];
  /** A connection for each client, which sends its token with each request. */
  connectTo(port: number): Promise<HttpConnection[]>;
};

/** Clients with tokens as `npm start` issues them. Each is a subject of its own, since the requests of one subject are limited. */
export async function clientsWithTokens(count: number, folder: string): Promise<Clients> {
  const issuer = await ownIssuer(join(folder, 'access'));
  const tokens = await Promise.all(
    Array.from({ length: count }, (_, n) =>
      issuer.token({ subject: `client-${n}`, scopes: Object.keys(scopes), days: 1 }),
    ),
  );
  return {
    env: issuer.env,
    tokens,
    connectTo: (port) => Promise.all(tokens.map((token) => HttpConnection.open(port, token))),
  };
}
