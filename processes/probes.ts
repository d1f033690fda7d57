import { connect } from 'node:http2';
import pg from 'pg';

const PATIENCE_MS = 2_000;

/** Whether `url` answers with a success status. */
export async function answersHttp(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false; // it does not listen yet
  }
}

/** Whether an HTTP/2 server, such as one for gRPC, answers a ping. */
export function answersHttp2(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const session = connect(url);
    const answer = (isAnswer: boolean) => {
      resolve(isAnswer);
      session.destroy();
    };
    session.once('error', () => answer(false));
    session.setTimeout(PATIENCE_MS, () => answer(false));
    session.once('connect', () => session.ping((error) => answer(error === null)));
  });
}

/** Whether PostgreSQL accepts connections. The URL is a function, since the password is created at the first start. */
export async function answersPostgres(url: () => string): Promise<boolean> {
  try {
    const client = new pg.Client({ connectionString: url(), connectionTimeoutMillis: PATIENCE_MS });
    await client.connect().finally(() => client.end());
    return true;
  } catch {
    return false; // not started, starting, or recovering
  }
}
