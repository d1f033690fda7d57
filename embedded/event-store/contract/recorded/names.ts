import { createHash, randomUUID } from 'node:crypto';

/**
 * The names and ids of one case. `$a` is a stream of the case, `$$$a` its metadata stream, `$a*255` a name with 255 more letters.
 * `#1` is an event id of the case, and `?1`, `?2` … are the ids that the server or the client made, in the order in which they appear.
 */
export class Names {
  readonly #prefix = `recorded-${randomUUID()}-`;
  readonly #ids = new Map<string, string>();
  #made = 0;

  stream(name: string): string {
    const long = /^(.*)\*(\d+)$/.exec(name);
    const text = long ? 'x'.repeat(Number(long[2])) + long[1] : name;
    return text.replace(/\$([a-z])(?![A-Za-z0-9])/g, (_, letter: string) => this.#prefix + letter);
  }

  shortStream(stream: string): string {
    const name = stream.replaceAll(this.#prefix, '$');
    return name.length > 200 ? `${name.slice(0, 10)}…(${name.length})` : name;
  }

  isOwn(stream: string): boolean {
    return stream.includes(this.#prefix);
  }

  id(short: string): string {
    if (!short.startsWith('#')) return short;
    const hex = createHash('sha1')
      .update(this.#prefix + short)
      .digest('hex');
    const id = hex.slice(0, 32).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-a$4-$5');
    this.#ids.set(id, short);
    return id;
  }

  shortId(id: string): string {
    const short = this.#ids.get(id) ?? `?${++this.#made}`;
    this.#ids.set(id, short);
    return short;
  }
}
