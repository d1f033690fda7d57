// Maps of a state that grow with its stream, such as the payments of an invoice. Each event makes a new version, and the versions before
// it stay as they are. To copy the map for each event would make the cost of reading a stream quadratic. So the versions share one Map:
//
//   older ──change──► old ──change──► newest ──► Map     with an entry: the Map is changed, and the former newest knows what to change back
//
// Reading another version changes the Map to it, a step for each version in between, and turns the arrows round. So a version that was
// made to look ahead, and thrown away, costs one step back. (Baker, "Shallow Binding Makes Functional Arrays Fast", 1991.)

/** The map with an entry added or replaced. The map itself stays as it is. Takes constant time if the map was read or made last. */
export const withEntry = <Key, Value>(map: ReadonlyMap<Key, Value>, key: Key, value: Value): ReadonlyMap<Key, Value> =>
  (map instanceof PersistentMap ? (map as PersistentMap<Key, Value>) : new PersistentMap(new Map(map))).with(
    key,
    value,
  );

class PersistentMap<Key, Value> implements ReadonlyMap<Key, Value> {
  #at: { entries: Map<Key, Value> } | Change<Key, Value>;

  constructor(entries: Map<Key, Value>) {
    this.#at = { entries };
  }

  with(key: Key, value: Value): PersistentMap<Key, Value> {
    const entries = this.#own();
    const before = valueIn(entries, key);
    const newer = new PersistentMap(entries.set(key, value));
    this.#at = { key, value: before, from: newer };
    return newer;
  }

  get size(): number {
    return this.#own().size;
  }
  get(key: Key): Value | undefined {
    return this.#own().get(key);
  }
  has(key: Key): boolean {
    return this.#own().has(key);
  }
  // Iterators are of a copy: a newer version may be made while one is used.
  entries(): MapIterator<[Key, Value]> {
    return [...this.#own()].values();
  }
  keys(): MapIterator<Key> {
    return [...this.#own().keys()].values();
  }
  values(): MapIterator<Value> {
    return [...this.#own().values()].values();
  }
  [Symbol.iterator](): MapIterator<[Key, Value]> {
    return this.entries();
  }
  forEach(callback: (value: Value, key: Key, map: ReadonlyMap<Key, Value>) => void): void {
    for (const [key, value] of this) callback(value, key, this);
  }

  /** The entries of this version, for which the Map is changed if another version was read last. */
  #own(): Map<Key, Value> {
    if ('entries' in this.#at) return this.#at.entries;
    const path: PersistentMap<Key, Value>[] = [];
    let last: PersistentMap<Key, Value> = this;
    for (; 'from' in last.#at; last = last.#at.from) path.push(last);
    const { entries } = last.#at;
    for (const version of path.toReversed()) {
      const { key, value } = version.#at as Change<Key, Value>;
      last.#at = { key, value: valueIn(entries, key), from: version };
      if (value === undefined) entries.delete(key);
      else entries.set(key, value.is);
      version.#at = { entries };
      last = version;
    }
    return entries;
  }
}

/** A version that differs from another one in the value of a key, which is absent if undefined. */
type Change<Key, Value> = { key: Key; value: { is: Value } | undefined; from: PersistentMap<Key, Value> };

const valueIn = <Key, Value>(entries: ReadonlyMap<Key, Value>, key: Key): { is: Value } | undefined =>
  entries.has(key) ? { is: entries.get(key) as Value } : undefined;
