// Maps of a state that grow with its stream, such as the payments of an invoice. Each event makes a new version, and the versions before
// it stay as they are. To copy the map for each event would make the cost of reading a stream quadratic. So the versions share one Map:
//
//   older ──undo──► old ──undo──► newest ──► Map          with an entry: the Map is changed, and the former newest remembers how to undo it
//
// Reading an older version copies the Map once, which is then its own. (Baker, "Shallow Binding Makes Functional Arrays Fast", 1991.)

/** The map with an entry added or replaced. The map itself stays as it is. Takes constant time if the map is the newest version. */
export const withEntry = <Key, Value>(map: ReadonlyMap<Key, Value>, key: Key, value: Value): ReadonlyMap<Key, Value> =>
  (map instanceof PersistentMap ? (map as PersistentMap<Key, Value>) : new PersistentMap(new Map(map))).with(
    key,
    value,
  );

class PersistentMap<Key, Value> implements ReadonlyMap<Key, Value> {
  #at: { entries: Map<Key, Value> } | Undo<Key, Value>;

  constructor(entries: Map<Key, Value>) {
    this.#at = { entries };
  }

  with(key: Key, value: Value): PersistentMap<Key, Value> {
    const entries = this.#own();
    const before = entries.has(key) ? { value: entries.get(key) as Value } : undefined;
    const newer = new PersistentMap(entries.set(key, value));
    this.#at = { key, before, newer };
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

  /** The entries of this version, which is the newest one of its Map afterwards. */
  #own(): Map<Key, Value> {
    const undone: Undo<Key, Value>[] = [];
    let at = this.#at;
    for (; 'newer' in at; at = at.newer.#at) undone.push(at);
    if (undone.length === 0) return at.entries;
    const entries = new Map(at.entries);
    for (const { key, before } of undone.toReversed()) {
      if (before === undefined) entries.delete(key);
      else entries.set(key, before.value);
    }
    this.#at = { entries };
    return entries;
  }
}

/** An older version: what to undo in the version that was made from it. */
type Undo<Key, Value> = { key: Key; before: { value: Value } | undefined; newer: PersistentMap<Key, Value> };
