import { createHash } from 'node:crypto';
import pg from 'pg';

/** The names of prepared statements: a statement that is sent again under its name is not parsed and planned again. */
export class PreparedStatements {
  readonly #names = new Map<string, string>();
  readonly #most: number;

  /** @param most how many statements get a name, so that a service with ever new statements does not fill its connections */
  constructor(most = 500) {
    this.#most = most;
  }

  /**
   * Sends a statement under its name; undefined if it has none. If a migration changed the columns of a table that the statement reads,
   * PostgreSQL refuses the prepared one for ever: then it is prepared under another name, and sent again.
   * @param send throws what pg throws
   */
  async run<Answer>(text: string, send: (name: string | undefined) => Promise<Answer>): Promise<Answer> {
    const name = this.#nameOf(text);
    try {
      return await send(name);
    } catch (error) {
      if (name === undefined || !isOutdated(error)) throw error;
      if (this.#names.get(text) === name) this.#names.set(text, hash(name));
      return send(this.#names.get(text));
    }
  }

  #nameOf(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined || this.#names.size >= this.#most) return known;
    const name = hash(text);
    this.#names.set(text, name);
    return name;
  }
}

const hash = (text: string): string => createHash('sha256').update(text).digest('base64url');

// https://github.com/postgres/postgres/blob/master/src/backend/utils/cache/plancache.c: "cached plan must not change result type"
const isOutdated = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.code === '0A000' && error.routine === 'RevalidateCachedQuery';
